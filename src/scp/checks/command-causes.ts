/** Causes of a status that the command alone shows (PS3.7 9.1.1.1.9, C.5), before a byte of the Data Set is read. */
import { commandElementByKeyword } from '../../dimse/command-elements.ts';
import { messageRule } from '../../dimse/message-rules.ts';
import { formatTag } from '../../registry/dictionary.ts';
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
  detail: ({ command }) => `(0000,0110) MessageID ${command.MessageID} is that of an operation still outstanding`,
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
  detail: ({ command }) => `(0000,0100) CommandField is ${hex(command.CommandField ?? 0)}`,
};

/**
 * PS3.7 9.3.1.1: a required command element is absent, empty, of wrong length or value, or no Data Set follows. The response
 * cannot say which, as this status has no other field (PS3.7 C.5.15).
 */
export const mistypedArgument: StorageCheck = {
  name: 'mistyped-argument',
  status: Status.MistypedArgument,
  stages: ['command'],
  cause: (facts) => (mistypedElement(facts) === undefined ? undefined : { Status: Status.MistypedArgument }),
  detail: mistypedElement,
};

/** The first element that is mistyped, and how. */
function mistypedElement(facts: OperationFacts): string | undefined {
  const { required, dataSet } = messageRule(facts.operation);
  const command = facts.command as Readonly<Record<string, unknown>>;
  const lacking = required.find((keyword) => command[keyword] === undefined || command[keyword] === '');
  if (lacking !== undefined)
    return `${elementNamed(lacking)} ${isEmpty(lacking, facts) ? 'has no value' : 'is missing'}`;
  if (dataSet === 'required' && !facts.hasDataSet) {
    return `${elementNamed('CommandDataSetType')} says that no Data Set follows`;
  }
  const { Priority } = facts.command;
  if (required.includes('Priority') && !isPriority(Priority)) {
    return `${elementNamed('Priority')} is ${hex(Priority ?? 0)}, which is no priority`;
  }
  return facts.commandFindings.find(({ rule, tag }) => rule === 'value-length' && isNumberTag(tag))?.text;
}

/** `(0000,0700) Priority`. */
function elementNamed(keyword: string): string {
  return `${formatTag(commandElementByKeyword(keyword)?.tag ?? 0)} ${keyword}`;
}

function isEmpty(keyword: string, { command, commandFindings }: OperationFacts): boolean {
  const tag = commandElementByKeyword(keyword)?.tag;
  const isText = (command as Readonly<Record<string, unknown>>)[keyword] === '';
  return isText || commandFindings.some((finding) => finding.rule === 'empty' && finding.tag === tag);
}

function hex(value: number): string {
  return `0x${value.toString(16).toUpperCase().padStart(4, '0')}`;
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
  detail: () => '(0000,1000) AffectedSOPInstanceUID breaks the rules for UIDs (PS3.5 9.1)',
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
