// One sequence, with everything that is simpler than it: fast-check shrinks by it, whatever drew the sequence.

import * as fc from 'fast-check';
import type { Input } from '../input.ts';
import type { SequenceInput } from './build-sequence.ts';
import { completed } from './model.ts';
import { simplerSequences } from './simpler-sequences.ts';

/** Always this sequence; shrinks to sequences that are simpler, the shortest first. */
export class ShrinkableSequence extends fc.Arbitrary<Input> {
  readonly #input: SequenceInput;

  constructor(input: SequenceInput) {
    super();
    this.#input = { ...input, operations: completed(input.operations) };
  }

  override generate(): fc.Value<Input> {
    return new fc.Value<Input>(this.#input, undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is Input {
    return value !== null && typeof value === 'object' && 'operations' in value;
  }

  override shrink(input: Input): fc.Stream<fc.Value<Input>> {
    const simpler = fc.stream(simplerSequences(input.operations ?? []));
    return simpler.map((operations) => new fc.Value<Input>({ ...input, operations }, undefined));
  }
}
