// Whether a SUT answers plain, well-formed requests: PS3.8 7, PS3.7 9. What it does else is about the case's requirement.

import { CommandField } from '../../src/wire.ts';
import type { Finding } from '../model/finding.ts';
import type { WireEvent } from '../model/wire-event.ts';
import { releaseRules } from '../oracle/end-rules.ts';
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
  if (!context.isPlain || !isNoAnswer(event)) return undefined;
  const asked = serviceOf(context, state);
  const rule = event.kind === 'silence' ? asked.rule : serviceRules.connectionKept;
  return findingOf(rule, `${asked.request} was answered with ${describeEvent(event)}`);
}

/** Neither a message nor a PDU that could be the answer to a request. */
function isNoAnswer(event: WireEvent): boolean {
  if (event.kind === 'silence') return true;
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
  if (!context.isPlain || isNoAnswer(event)) return;
  context.judgement.check({
    checked: [serviceOf(context, state).rule.id, serviceRules.connectionKept.id],
    findings: [],
  });
}
