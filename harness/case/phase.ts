// What harness and SUT are doing on an association at a moment: it tells faults apart.

import type { Phase } from '../model/fault.ts';
import type { AssociationState } from './association-state.ts';
import type { CaseContext } from './case-context.ts';

/** The phase of an association, as far as the harness has got with it. */
export function phaseOf({ operations }: CaseContext, state: AssociationState): Phase {
  if (state.requestBytes === undefined && !state.isAskedFor) return 'connection';
  if (state.accept === undefined) return 'association';
  if (state.releasing) return 'release';
  const isWithin = operations.some(({ association, complete }) => association === state.name && !complete);
  return isWithin ? 'data-set' : 'data-transfer';
}
