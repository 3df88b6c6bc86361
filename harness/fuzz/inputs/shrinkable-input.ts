// One input, with everything that is simpler than it: fast-check shrinks by it, whatever drew the input.

import * as fc from 'fast-check';
import type { Input, Use } from '../input.ts';
import { mutationById } from '../mutations/registry.ts';

/** Always this input; shrinks to inputs that are simpler, the simplest first. */
export class ShrinkableInput extends fc.Arbitrary<Input> {
  readonly #input: Input;
  readonly #elementsOf: (input: Input) => readonly string[];

  /** @param elementsOf the elements that an input may do without */
  constructor(input: Input, elementsOf: (input: Input) => readonly string[]) {
    super();
    this.#input = input;
    this.#elementsOf = elementsOf;
  }

  override generate(): fc.Value<Input> {
    return new fc.Value(this.#input, undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is Input {
    return value !== null && typeof value === 'object' && 'uses' in value;
  }

  override shrink(input: Input): fc.Stream<fc.Value<Input>> {
    return fc.stream(this.#simpler(input)).map((one) => new fc.Value(one, undefined));
  }

  *#simpler(input: Input): IterableIterator<Input> {
    yield* fewerUses(input);
    yield* fewerElements(input, this.#elementsOf(input));
    yield* smallerChoices(input);
  }
}

function* fewerUses(input: Input): IterableIterator<Input> {
  const { uses } = input;
  if (uses.length < 2) return;
  for (const use of uses) yield { ...input, uses: [use] };
  if (uses.length > 2) for (const use of uses) yield { ...input, uses: uses.filter((one) => one !== use) };
}

/** All elements left out, then the first and second halves, then quarters, and at last each alone. */
function* fewerElements(input: Input, paths: readonly string[]): IterableIterator<Input> {
  const dropped = input.dropped ?? [];
  for (let size = paths.length; size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < paths.length; at += size) {
      yield { ...input, dropped: [...dropped, ...paths.slice(at, at + size)] };
    }
  }
}

function* smallerChoices(input: Input): IterableIterator<Input> {
  for (const [at, use] of input.uses.entries()) {
    for (const simpler of simplerUses(use)) yield { ...input, uses: input.uses.with(at, simpler) };
  }
}

/** Sizes are halved towards the least, so that the one at which a SUT breaks comes out. */
function* simplerUses(use: Use): IterableIterator<Use> {
  const least = mutationById(use.mutation).sizes?.least ?? 0;
  for (let gap = use.size - least; gap >= 1; gap = Math.floor(gap / 2)) yield { ...use, size: use.size - gap };
  for (let variant = 0; variant < use.variant; variant += 1) yield { ...use, variant };
  if (use.place > 0) yield { ...use, place: 0 };
}
