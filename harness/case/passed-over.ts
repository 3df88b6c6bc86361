// After a silence: is the request only late, or has the SUT passed it over and answers the next one? PS3.7 9.1.1.2, 9.1.5.2.

import { verificationSOPClassUID } from '../../src/index.ts';
import { CommandField, type CommandValues, cStoreRQ, noDataSet } from '../../src/wire.ts';
import { Blocked, CaseDecided } from '../model/outcome.ts';
import { isOwedResponse, passedOverRules } from '../oracle/end-rules.ts';
import type { Operation } from '../oracle/operation.ts';
import { applyRules } from '../oracle/rule.ts';
import { instanceOf } from '../payload/data-set.ts';
import type { AcceptedContext, AssociationState } from './association-state.ts';
import type { CaseContext } from './case-context.ts';
import { nextReaction } from './reaction.ts';
import { sendRequest } from './request-message.ts';

/** Time for the answer to the next request, unless the SUT is slow: many SUTs answer nothing any more, which is seen in many cases. */
const nextMs = 500;
/** So many cases wait in full; after them the same is known of the SUT. */
const confirmingCases = 3;

/**
 * Asks once more on each association on which a request that is owed a response got none. Plain requests have a rule of
 * their own, and what is a fail already needs no other.
 */
export async function followUp(context: CaseContext): Promise<void> {
  if (context.isPlain || context.judgement.isFailed) return;
  for (const association of context.associations) {
    const { silence, conversation } = association;
    if (!silence || !conversation.established || !isOwedResponse(silence.operation)) continue;
    const { status, answer } = context.judgement;
    try {
      await askAgain(context, association, silence);
    } catch (error) {
      if (!(error instanceof Blocked || error instanceof CaseDecided)) throw error;
    }
    // The answers to what the case did not ask say nothing of it.
    Object.assign(context.judgement, { status, answer });
  }
}

async function askAgain(
  context: CaseContext,
  association: AssociationState,
  { operation, ms }: NonNullable<AssociationState['silence']>,
): Promise<void> {
  const accepted = association.contextById(operation.contextId);
  if (!accepted) return;
  operation.answered = false;
  if (context.isOutOfTime) return;
  const before = context.operations.length;
  await sendNext(context, association, accepted, operation.command.MessageID);
  const next = context.operations[before];
  if (!next) return;
  const { responseTimes, timeoutMs, passedOver = { cases: 0 } } = context.limits;
  const isNextAnswered = await comes(context, association, next, responseTimes?.stretch(nextMs, timeoutMs) ?? nextMs);
  // A short wait shows nothing: before it is accused, the SUT gets the time that it gets for any reaction, in a few cases.
  if (isNextAnswered && !operation.answered && ms < timeoutMs && passedOver.cases < confirmingCases) {
    if (!(await comes(context, association, operation))) passedOver.cases += 1;
  }
  const result = applyRules(passedOverRules, { operation, next });
  context.judgement.check(result);
  const [finding] = result.findings;
  if (finding) context.judgement.block(finding);
}

/** Whether an operation is answered before anything but responses comes, or nothing. */
async function comes(
  context: CaseContext,
  association: AssociationState,
  operation: Operation,
  timeoutMs?: number,
): Promise<boolean> {
  while (!operation.answered && association.conversation.established) {
    const { event } = await nextReaction(context, association, { timeoutMs });
    if (event.kind !== 'message') break;
  }
  return operation.answered;
}

/** A plain request in the same presentation context: C-ECHO, or C-STORE of a valid instance. */
async function sendNext(
  context: CaseContext,
  association: AssociationState,
  accepted: AcceptedContext,
  takenId: number | undefined,
): Promise<void> {
  const { id, abstractSyntax, transferSyntax } = accepted;
  const isVerification = abstractSyntax === verificationSOPClassUID;
  const instance = isVerification
    ? undefined
    : await instanceOf('valid', {
        sopClassUID: abstractSyntax,
        transferSyntax,
        seeded: context.seeded,
        scenarioFile: context.case.file,
      });
  const freeId = context.nextMessageId();
  const MessageID = freeId === takenId ? context.nextMessageId() : freeId;
  const command: CommandValues = instance
    ? cStoreRQ({
        MessageID,
        AffectedSOPClassUID: abstractSyntax,
        AffectedSOPInstanceUID: instance.sopInstanceUID,
      })
    : {
        AffectedSOPClassUID: abstractSyntax,
        CommandField: CommandField['C-ECHO-RQ'],
        MessageID,
        CommandDataSetType: noDataSet,
      };
  await sendRequest(context, association, id, command, instance?.bytes, {});
}
