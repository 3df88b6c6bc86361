// The two sides of a meeting as the comparisons of each topic take them: facts, with a place and a basis for every value.

import type { AcceptorFacts, ApplicationEntity, ConformanceFacts, InitiatorFacts } from '../facts/conformance-facts.ts';
import { type Known, known, type Leaf } from '../facts/leaf.ts';
import type { Side } from './comparison.ts';

export interface Scu {
  readonly facts: ConformanceFacts;
  readonly ae: ApplicationEntity;
  readonly initiator: InitiatorFacts;
}

export interface Scp {
  readonly facts: ConformanceFacts;
  readonly ae: ApplicationEntity;
  readonly acceptor: AcceptorFacts;
}

/** The AEs of a product that open associations. */
export function scusOf(facts: ConformanceFacts): Scu[] {
  return facts.applicationEntities.flatMap((ae) => (ae.initiator ? [{ facts, ae, initiator: ae.initiator }] : []));
}

/** The AEs of a product that accept associations. */
export function scpsOf(facts: ConformanceFacts): Scp[] {
  return facts.applicationEntities.flatMap((ae) => (ae.acceptor ? [{ facts, ae, acceptor: ae.acceptor }] : []));
}

/** A side of a line, with the words for its value; "not stated" if there is none. */
export function sideOf<T>(
  { facts, ae }: Scu | Scp,
  path: string,
  it: Leaf<T> | undefined,
  words: (value: T) => string,
): Side & { readonly value: T | undefined } {
  const found: Known<T> = known(it, facts.kind);
  const text = found.value === undefined ? 'not stated' : `${found.atLeast ? 'at least ' : ''}${words(found.value)}`;
  return { text, place: `${ae.name} ${path}`, basis: found.basis, value: found.value };
}
