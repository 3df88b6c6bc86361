// What has been found already: what comes to the same is counted, and what would kill the SUT again is left out.

import { type Failure, showsInHealth } from '../exchange/failure.ts';
import type { Input, Use } from '../input.ts';
import { containsSequence } from '../stateful/contains.ts';
import type { Find } from './find.ts';

/** After so many finds of a mutation it is left out, whatever its choices. */
const findsPerMutation = 3;

export class KnownFinds {
  readonly finds: Find[] = [];

  /** The find that a failure of an input belongs to: the same class and key, and one of its mutations. */
  of(failure: Failure, input: Input): Find | undefined {
    const candidates = this.finds.filter(
      (find) => find.failure.class === failure.class && isSameKey(find.failure, failure),
    );
    if (!mustShareMutation(failure)) return candidates[0];
    return candidates.find((find) => isWithin(find, input));
  }

  add(find: Find): void {
    this.finds.push(find);
  }

  /** Whether an input holds what is known to kill or to stall the SUT, which would only cost time. */
  holds(input: Input): boolean {
    const costly = this.finds.filter(({ failure }) => isCostly(failure));
    return costly.some((find) => {
      const [minimal] = find.inputs;
      if (!minimal || find.inputs.length > 1) return false;
      if (minimal.operations || input.operations) return isWithin(find, input);
      const isOften = costly.filter((other) => isMadeOf(other, minimal)).length >= findsPerMutation;
      return minimal.uses.every((use) =>
        input.uses.some((one) => (isOften ? one.mutation === use.mutation : isAsBad(one, use))),
      );
    });
  }
}

function isMadeOf({ inputs: [minimal] }: Find, { uses }: Input): boolean {
  return (
    minimal !== undefined && !minimal.operations && minimal.uses.map(mutationOf).join() === uses.map(mutationOf).join()
  );
}

const mutationOf = ({ mutation }: Use) => mutation;

function isAsBad(one: Use, known: Use): boolean {
  return one.mutation === known.mutation && one.variant === known.variant && one.size >= known.size;
}

/** What kills or hangs a SUT has one cause for each mutation; a wrong answer has one cause for each rule. */
function mustShareMutation(failure: Failure): boolean {
  return isCostly(failure) || failure.class === 'connection lost' || failure.class === 'file outside the store';
}

function isCostly(failure: Failure): boolean {
  return showsInHealth(failure) || failure.class === 'no answer';
}

/** The same death may be told in several ways. */
function isSameKey(one: Failure, other: Failure): boolean {
  return one.key === other.key || one.class === 'process died';
}

function isWithin({ inputs }: Find, input: Input): boolean {
  const [minimal] = inputs;
  const { operations } = input;
  if (minimal?.operations || operations)
    return (
      minimal?.operations !== undefined && operations !== undefined && containsSequence(operations, minimal.operations)
    );
  return minimal?.uses.every(({ mutation }) => input.uses.some((use) => use.mutation === mutation)) ?? false;
}
