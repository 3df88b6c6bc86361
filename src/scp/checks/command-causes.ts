/** Causes of a status that the command alone shows (PS3.7 9.1.1.1.9, C.5), before a byte of the Data Set is read. */
import { messageRule } from '../../dimse/message-rules.ts';
import { Status } from '../../registry/statuses.ts';
import { isValidUid } from '../../registry/uids.ts';
import type { OperationFacts } from '../operation-facts.ts';
import { refused } from './refused.ts';
import type { StorageCheck } from './storage-check.ts';

/** PS3.7 9.1.1.1.1: no two identical Message IDs for outstanding operations. */
export const duplicateInvocation: StorageCheck = {
  name: 'duplicate-invocation',
  status: Status.DuplicateInvocation,
  stages: ['command'],
  cause: (facts) => (facts.messageIdOutstanding ? { Status: Status.DuplicateInvocation } : undefined),
};

/** PS3.7 C.5.23: the operation is not one that the SOP Class of the presentation context has. */
export const unrecognizedOperation: StorageCheck = {
  name: 'unrecognized-operation',
  status: Status.UnrecognizedOperation,
  stages: ['command'],
  cause: ({ command, operation }) =>
    command.CommandField === undefined || command.CommandField === operation
      ? undefined
      : { Status: Status.UnrecognizedOperation },
};

/** PS3.7 9.3.1.1: a required command element is absent, empty, of wrong length or value, or no Data Set follows. */
export const mistypedArgument: StorageCheck = {
  name: 'mistyped-argument',
  status: Status.MistypedArgument,
  stages: ['command'],
  cause: (facts) => (isMistyped(facts) ? { Status: Status.MistypedArgument } : undefined),
};

function isMistyped(facts: OperationFacts): boolean {
  const { required, dataSet } = messageRule(facts.operation);
  const command = facts.command as Readonly<Record<string, unknown>>;
  if (required.some((keyword) => command[keyword] === undefined || command[keyword] === '')) return true;
  if (dataSet === 'required' && !facts.hasDataSet) return true;
  if (required.includes('Priority') && !isPriority(facts.command.Priority)) return true;
  return facts.commandFindings.some(({ rule, tag }) => rule === 'value-length' && isNumberTag(tag));
}

/** PS3.7 Table 9.3-1: MEDIUM 0000H, HIGH 0001H, LOW 0002H. */
function isPriority(priority: number | undefined): boolean {
  return priority !== undefined && priority <= 2;
}

/** Command Field, Message ID, Priority, Command Data Set Type: a UID of wrong length is for the UID rules to judge. */
function isNumberTag(tag: number | undefined): boolean {
  return tag === 0x0100 || tag === 0x0110 || tag === 0x0700 || tag === 0x0800;
}

/** PS3.7 C.5.6. The Affected SOP Class UID is the abstract syntax of the context, or the context is misused. */
export const sopClassNotSupported: StorageCheck = {
  name: 'sop-class-not-supported',
  status: Status.SOPClassNotSupported,
  stages: ['command'],
  cause: ({ command, context, supports }) => {
    const uid = command.AffectedSOPClassUID ?? '';
    if (uid !== context.abstractSyntax) {
      return refused(Status.SOPClassNotSupported, `not the abstract syntax of presentation context ${context.id}`);
    }
    return supports(uid) ? undefined : refused(Status.SOPClassNotSupported, 'this SOP Class cannot be stored here');
  },
};

/**
 * PS3.7 C.5.12, PS3.5 9.1: the UID is malformed, or padded by anything but one NULL. The response repeats the UID, which is
 * the only field this status has.
 */
export const invalidSOPInstance: StorageCheck = {
  name: 'invalid-sop-instance',
  status: Status.InvalidSOPInstance,
  stages: ['command'],
  cause: ({ command, commandFindings }) => {
    const wronglyPadded = commandFindings.some(({ rule, tag }) => rule === 'padding' && tag === affectedSOPInstanceUID);
    const valid = isValidUid(command.AffectedSOPInstanceUID ?? '') && !wronglyPadded;
    return valid ? undefined : { Status: Status.InvalidSOPInstance };
  },
};

/** (0000,1000), as findings of a Command Set name it. */
const affectedSOPInstanceUID = 0x1000;

/** PS3.7 C.5.25. */
export const notAuthorized: StorageCheck = {
  name: 'not-authorized',
  status: Status.NotAuthorized,
  stages: ['command'],
  cause: ({ association, command, forbidden }) => {
    const reason = forbidden(association, command.AffectedSOPClassUID ?? '');
    return reason === undefined ? undefined : refused(Status.NotAuthorized, reason);
  },
};
