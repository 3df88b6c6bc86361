// What an A-ASSOCIATE-AC means for the rest of the case, and whether it is one (PS3.8 9.3.3).

import type { WireEvent } from '../model/wire-event.ts';
import { associateAcRules } from '../oracle/associate-ac/associate-ac-rules.ts';
import { applyRules } from '../oracle/rule.ts';
import type { AssociationState } from './association-state.ts';
import type { CaseContext } from './case-context.ts';

/** Remembers an A-ASSOCIATE-AC and checks it against the request. */
export function takeAnswer(context: CaseContext, state: AssociationState, event: WireEvent): void {
  if (event.kind !== 'pdu' || event.pdu.type !== 'A-ASSOCIATE-AC' || state.accept) return;
  state.accepted(event.pdu);
  const { request: rq, requestBytes: rqBytes } = state;
  if (!rq || !rqBytes) return;
  context.judgement.check(applyRules(associateAcRules, { rq, ac: event.pdu, rqBytes }));
}
