// Ends an association in order and judges how the SUT takes part in it: PS3.8 7.2.2.

import { Inconclusive } from '../model/outcome.ts';
import type { WireEvent } from '../model/wire-event.ts';
import { operationRules, releaseRules } from '../oracle/end-rules.ts';
import { applyRules } from '../oracle/rule.ts';
import { closingMs } from '../peer/closing.ts';
import { describeEvent } from '../words/describe-observation.ts';
import type { AssociationState } from './association-state.ts';
import type { CaseContext } from './case-context.ts';
import { outstanding } from './outstanding.ts';
import { nextReaction } from './reaction.ts';
import { serviceFinding } from './service-rule.ts';

/** Waits for the responses still owed. False when the association ended or fell silent instead. */
export async function awaitOutstanding(context: CaseContext, association: AssociationState): Promise<boolean> {
  while (outstanding(context, association).length > 0) {
    const { event } = await nextReaction(context, association);
    if (event.kind === 'message') continue;
    inTime(context, event);
    noteUnanswered(context, association, event);
    return false;
  }
  return true;
}

/** A good request that nothing answers breaks a rule; what a bad one is owed is for its scenario to say. */
function noteUnanswered(context: CaseContext, association: AssociationState, event: WireEvent): void {
  const finding = serviceFinding(context, association, event);
  if (finding) {
    context.judgement.find(finding);
    return;
  }
  const results = outstanding(context, association).map((operation) =>
    applyRules(operationRules, { operation, event }),
  );
  const broken = results.find(({ findings }) => findings.length > 0);
  if (broken) context.judgement.check(broken);
  else context.judgement.note(`an operation was not answered: ${describeEvent(event)}`);
}

/** Sends A-RELEASE-RQ and waits for A-RELEASE-RP, then closes. What else comes is a finding. */
export async function release(context: CaseContext, association: AssociationState): Promise<void> {
  const { conversation } = association;
  association.releasing = true;
  conversation.send({ type: 'A-RELEASE-RQ' });
  const event = await untilConfirmed(context, association);
  inTime(context, event);
  context.judgement.check(applyRules(releaseRules, event));
  conversation.close();
  await conversation.waitClosed(context.patience(closingMs));
}

/** So many messages may come before the confirmation; who sends more does not answer, whatever else it does. */
const messagesAtMost = 256;

async function untilConfirmed(context: CaseContext, association: AssociationState): Promise<WireEvent> {
  for (let messages = 0; ; messages++) {
    const { event } = await nextReaction(context, association);
    // Until the confirmation the SUT may still send P-DATA (PS3.8 7.2.2).
    if (event.kind === 'message' && messages < messagesAtMost) continue;
    // A release collision: the association-requestor answers first (PS3.8 7.2.2, Sta9).
    if (event.kind !== 'pdu' || event.pdu.type !== 'A-RELEASE-RQ') return event;
    association.conversation.send({ type: 'A-RELEASE-RP' });
  }
}

/** Silence is no silence where the time of the case was over before the SUT had the time that it gets for a reaction. */
function inTime(context: CaseContext, { kind }: WireEvent): void {
  if (kind === 'silence' && context.isOutOfTime) throw new Inconclusive('the time limit of the case ran out');
}
