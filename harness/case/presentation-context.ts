// The presentation context that a step uses, or the evidence that the SUT did not accept it.

import {
  type PresentationContext,
  presentationContextResultsOf,
  presentationContextsOf,
  userInformationOf,
} from '../../src/wire.ts';
import { keywordOf } from '../language/names.ts';
import { NotApplicableHere } from '../model/outcome.ts';
import { describeResult } from '../words/describe-observation.ts';
import type { AcceptedContext, AssociationState } from './association-state.ts';

/**
 * The accepted context of an abstract syntax, of which the requestor is SCU. Throws NotApplicableHere with the negotiation
 * result as evidence.
 */
export function requireContext(association: AssociationState, abstractSyntax: string): AcceptedContext {
  const context = association.contextFor(abstractSyntax);
  if (association.accept === undefined)
    throw new NotApplicableHere('no association was accepted, so nothing could be asked of it');
  if (context) {
    requireScuRole(association, abstractSyntax);
    return context;
  }
  throw new NotApplicableHere(
    `${keywordOf(abstractSyntax)} was not accepted: ${evidence(association, abstractSyntax)}`,
  );
}

/** An acceptor may turn down the SCU role; then nothing is to be asked of it in that SOP Class (PS3.7 D.3.3.4). */
function requireScuRole({ accept }: AssociationState, sopClassUID: string): void {
  const role = accept && userInformationOf(accept).roles.find((one) => one.sopClassUID === sopClassUID);
  if (role?.scuRole === false)
    throw new NotApplicableHere(`the SCU role for ${keywordOf(sopClassUID)} was turned down`);
}

/** Makes sure that a context was accepted. Throws NotApplicableHere with the negotiation result as evidence. */
export function requireContextById(association: AssociationState, id: number): void {
  if (association.contextById(id)) return;
  const proposed = association.request ? presentationContextsOf(association.request) : [];
  const own = proposed.filter((context) => context.id === id);
  throw new NotApplicableHere(`presentation context ${id} was not accepted: ${describeAnswers(association, own)}`);
}

/** What the SUT answered to the contexts of an abstract syntax. */
function evidence(association: AssociationState, abstractSyntax: string): string {
  const proposed = association.request ? presentationContextsOf(association.request) : [];
  const own = proposed.filter((context) => context.abstractSyntax === abstractSyntax);
  if (own.length === 0) return 'the scenario does not propose it';
  return describeAnswers(association, own);
}

function describeAnswers({ accept }: AssociationState, contexts: readonly PresentationContext[]): string {
  const results = accept ? presentationContextResultsOf(accept) : [];
  return contexts
    .map(({ id, transferSyntaxes }) => {
      const result = results.find((candidate) => candidate.id === id);
      const offer = transferSyntaxes.map(keywordOf).join(', ');
      return `${result ? describeResult(result) : `context ${id} not answered`} (proposed with ${offer})`;
    })
    .join('; ');
}
