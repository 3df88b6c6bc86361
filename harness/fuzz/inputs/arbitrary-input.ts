// Any input: a SOP Class and Transfer Syntax that the SUT accepts, and one mutation or several with their choices.

import * as fc from 'fast-check';
import { transferSyntaxByUid } from '../../../src/index.ts';
import type { Input, Use } from '../input.ts';
import { doubledSizes, type Mutation } from '../mutations/mutation.ts';
import type { AcceptedPair } from '../target.ts';

/** Places are taken modulo what a mutation has. */
const maxPlace = 0xffff;
const maxUses = 3;
/** Greater sizes take long, and are tried without chance. */
const largestByChance = 2048;

/** A mutation with any choices. */
export function arbitraryUse(mutations: readonly Mutation[]): fc.Arbitrary<Use> {
  return fc.constantFrom(...mutations).chain((mutation) =>
    fc.record({
      mutation: fc.constant(mutation.id),
      place: mutation.places ? fc.nat(maxPlace) : fc.constant(0),
      variant: fc.nat(Math.max(0, (mutation.variants?.length ?? 1) - 1)),
      size: arbitrarySize(mutation),
    }),
  );
}

/** Small sizes as often as great ones. */
function arbitrarySize(mutation: Mutation): fc.Arbitrary<number> {
  const { sizes } = mutation;
  if (!sizes) return fc.constant(0);
  return fc
    .constantFrom(...doubledSizes(mutation).filter((size, at) => at === 0 || size <= largestByChance))
    .chain((most) => fc.integer({ min: sizes.least, max: Math.max(sizes.least, most) }));
}

/** Any input for what a SUT accepts. Its serial is 0: who runs it gives it one of its own. */
export function arbitraryInput(pairs: readonly AcceptedPair[], mutations: readonly Mutation[]): fc.Arbitrary<Input> {
  return fc.constantFrom(...pairs).chain(({ sopClass, transferSyntax }) =>
    fc.record({
      sopClass: fc.constant(sopClass),
      transferSyntax: fc.constant(transferSyntax),
      serial: fc.constant(0),
      uses: fc.array(arbitraryUse(suitable(mutations, transferSyntax)), { minLength: 1, maxLength: maxUses }),
    }),
  );
}

/** The mutations that are made for a Transfer Syntax. */
export function suitable(mutations: readonly Mutation[], transferSyntax: string): readonly Mutation[] {
  const syntax = transferSyntaxByUid(transferSyntax);
  return mutations.filter(({ suits }) => suits === undefined || (syntax !== undefined && suits(syntax)));
}
