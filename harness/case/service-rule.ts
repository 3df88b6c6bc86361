// The rule that a SUT breaks if it leaves a plain, well-formed request without its answer: PS3.8 7, PS3.7 9.

import { CommandField } from '../../src/wire.ts';
import type { Finding } from '../model/finding.ts';
import type { WireEvent } from '../model/wire-event.ts';
import { findingOf, type Rule } from '../oracle/rule.ts';
import { serviceRules } from '../oracle/service-rules.ts';
import { describeEvent } from '../words/describe-observation.ts';
import type { AssociationState } from './association-state.ts';
import type { CaseContext } from './case-context.ts';
import { outstanding } from './reaction.ts';

const { associationAnswered, connectionKept, echoAnswered, releaseAnswered, storeAnswered } = serviceRules;

/** What was answered with something that is no answer, or not at all. */
const requests: Readonly<Record<string, string>> = {
  [associationAnswered.id]: 'a plain A-ASSOCIATE-RQ',
  [releaseAnswered.id]: 'A-RELEASE-RQ',
  [storeAnswered.id]: 'a plain C-STORE request',
  [echoAnswered.id]: 'a plain C-ECHO request',
  [connectionKept.id]: 'a plain request',
};

/**
 * The finding that an event is in a case that has sent nothing but plain requests; undefined if it is an answer, or if the
 * case has sent something else, so that the event is about its own requirement.
 */
export function serviceFinding(context: CaseContext, state: AssociationState, event: WireEvent): Finding | undefined {
  if (!context.isPlain || !isNoAnswer(event)) return undefined;
  // The connection ended, or the SUT aborted, on nothing but plain requests; or it was silent.
  const rule = event.kind === 'silence' ? serviceOf(context, state) : connectionKept;
  return findingOf(rule, `${requests[rule.id]} was answered with ${describeEvent(event)}`);
}

/** Neither a message nor a PDU that could be the answer to a request. */
function isNoAnswer(event: WireEvent): boolean {
  if (event.kind === 'silence') return true;
  if (event.kind === 'closed') return event.how !== 'local';
  return event.kind === 'pdu' && event.pdu.type === 'A-ABORT';
}

function serviceOf(context: CaseContext, state: AssociationState): Rule {
  if (state.accept === undefined) return associationAnswered;
  const [operation] = outstanding(context, state);
  if (operation === undefined) return releaseAnswered;
  return operation.command.CommandField === CommandField['C-ECHO-RQ'] ? echoAnswered : storeAnswered;
}
