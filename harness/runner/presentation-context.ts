// The presentation context that a step uses, or the evidence that the SUT did not accept it.

import { presentationContextResultsOf, presentationContextsOf } from '../../src/wire.ts';
import { keywordOf } from '../scenario/names.ts';
import type { AcceptedContext, AssociationState } from './association-state.ts';
import { NotApplicableHere } from './outcome.ts';
import { describeResult } from './wire-event.ts';

/** The accepted context of an abstract syntax. Throws NotApplicableHere with the negotiation result as evidence. */
export function requireContext(association: AssociationState, abstractSyntax: string): AcceptedContext {
  const context = association.contextFor(abstractSyntax);
  if (context) return context;
  throw new NotApplicableHere(
    `${keywordOf(abstractSyntax)} was not accepted: ${evidence(association, abstractSyntax)}`,
  );
}

/** What the SUT answered to the contexts of an abstract syntax. */
function evidence({ request, accept }: AssociationState, abstractSyntax: string): string {
  const proposed = request ? presentationContextsOf(request) : [];
  const results = accept ? presentationContextResultsOf(accept) : [];
  const own = proposed.filter((context) => context.abstractSyntax === abstractSyntax);
  if (own.length === 0) return 'the scenario does not propose it';
  return own
    .map(({ id, transferSyntaxes }) => {
      const result = results.find((candidate) => candidate.id === id);
      const offer = transferSyntaxes.map(keywordOf).join(', ');
      return `${result ? describeResult(result) : `context ${id} not answered`} (proposed with ${offer})`;
    })
    .join('; ');
}
