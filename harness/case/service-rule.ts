// Whether a SUT answers plain, well-formed requests: PS3.8 7, PS3.7 9. What it does else is about the case's requirement.

import { CommandField, pduHeadLength } from '../../src/wire.ts';
import type { Finding } from '../model/finding.ts';
import type { WireEvent } from '../model/wire-event.ts';
import { releaseRules } from '../oracle/end-rules.ts';
import { isAcceptRule, undecodableFinding } from '../oracle/pdu-rules.ts';
import { findingOf, type Rule } from '../oracle/rule.ts';
import { serviceRules } from '../oracle/service-rules.ts';
import { describeEvent } from '../words/describe-observation.ts';
import type { AssociationState } from './association-state.ts';
import type { CaseContext } from './case-context.ts';
import { outstanding } from './outstanding.ts';

const releaseConfirmed = releaseRules.find(({ id }) => id === 'release/confirmed') as Rule;

/**
 * The finding that an event is in a case that has sent nothing but plain requests; undefined if it is an answer, or if the
 * case has sent something else, so that the event is about its own requirement.
 */
export function serviceFinding(context: CaseContext, state: AssociationState, event: WireEvent): Finding | undefined {
  if (event.kind === 'undecodable') return malformedAnswer(context, state, event);
  if (!context.isPlain || !isNoAnswer(event)) return undefined;
  const asked = serviceOf(context, state);
  const rule = event.kind === 'silence' ? asked.rule : serviceRules.connectionKept;
  return findingOf(rule, `${asked.request} was answered with ${describeEvent(event)}`);
}

/**
 * The finding that silence is after an A-ASSOCIATE-RQ that came whole, whatever was in it. Undefined if the SUT may have had
 * another association to serve first.
 */
export function silentRequestFinding(context: CaseContext, state: AssociationState, event: WireEvent) {
  if (event.kind !== 'silence' || context.isOutOfTime || !awaitsAnswerAlone(context, state)) return undefined;
  const { completeRequestAnswered } = serviceRules;
  return findingOf(completeRequestAnswered, `a complete A-ASSOCIATE-RQ was answered with ${describeEvent(event)}`);
}

/** Whether nothing but a complete A-ASSOCIATE-RQ is to be answered, and no other connection of the case is open. */
function awaitsAnswerAlone({ associations }: CaseContext, state: AssociationState): boolean {
  const { accept, requestBytes: bytes } = state;
  if (accept !== undefined || bytes === undefined || bytes.length < pduHeadLength || bytes[0] !== 1) return false;
  const declared = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(2);
  const isWhole = declared === bytes.length - pduHeadLength;
  return isWhole && associations.every((other) => other === state || other.conversation.isOver);
}

/**
 * What is broken by bytes that are no PDU in place of an answer. A malformed A-ASSOCIATE-AC is one and the same fault, whatever
 * was special in the request.
 */
function malformedAnswer(
  { isPlain }: CaseContext,
  { accept }: AssociationState,
  { rule, text }: Extract<WireEvent, { kind: 'undecodable' }>,
): Finding | undefined {
  if (rule === undefined) return undefined;
  const isAccept = accept === undefined && isAcceptRule(rule);
  return isPlain || isAccept ? undecodableFinding(rule, text) : undefined;
}

/** Neither a message nor a PDU that could be the answer to a request. */
function isNoAnswer(event: WireEvent): boolean {
  if (event.kind === 'silence' || event.kind === 'undecodable') return true;
  if (event.kind === 'closed') return event.how !== 'local';
  return event.kind === 'pdu' && event.pdu.type === 'A-ABORT';
}

/** What was asked for, and the rule that it is answered. */
function serviceOf(context: CaseContext, state: AssociationState): { readonly request: string; readonly rule: Rule } {
  if (state.accept === undefined) return { request: 'a plain A-ASSOCIATE-RQ', rule: serviceRules.associationAnswered };
  const [operation] = outstanding(context, state);
  if (operation === undefined) return { request: 'A-RELEASE-RQ', rule: releaseConfirmed };
  if (operation.command.CommandField === CommandField['C-ECHO-RQ']) {
    return { request: 'a plain C-ECHO request', rule: serviceRules.echoAnswered };
  }
  return { request: 'a plain C-STORE request', rule: serviceRules.storeAnswered };
}

/** Takes it down that a plain request was answered. */
export function noteService(context: CaseContext, state: AssociationState, event: WireEvent): void {
  if (event.kind === 'pdu' && awaitsAnswerAlone(context, state)) {
    context.judgement.check({ checked: [serviceRules.completeRequestAnswered.id], findings: [] });
  }
  if (!context.isPlain || isNoAnswer(event)) return;
  context.judgement.check({
    checked: [serviceOf(context, state).rule.id, serviceRules.connectionKept.id],
    findings: [],
  });
}
