// The operations of an association that the SUT owes an answer to (PS3.7 9.2.1).

import type { Operation } from '../oracle/operation.ts';
import type { AssociationState } from './association-state.ts';
import type { CaseContext } from './case-context.ts';

/** The operations without an answer, in the order in which they were sent. */
export function outstanding(context: CaseContext, association: AssociationState): readonly Operation[] {
  return context.operations.filter(({ answered, association: name }) => !answered && name === association.name);
}

/** What is known of the operation that is sent next on a presentation context. */
export function nextOperation(context: CaseContext, association: AssociationState, contextId: number) {
  return {
    number: context.operations.length + 1,
    association: association.name,
    contextId,
    abstractSyntax: association.contextById(contextId)?.abstractSyntax,
    ...association.agreedContexts,
  };
}
