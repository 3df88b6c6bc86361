// Several sequences, one after the other, as one.

import type { Input } from '../input.ts';
import { isSequence } from './build-sequence.ts';
import { completed } from './model.ts';

/** Undefined if one of them is no sequence, or there is none. The last one decides what is stored. */
export function joinedSequence(inputs: readonly Input[]): Input | undefined {
  const last = inputs.at(-1);
  if (!last || !inputs.every(isSequence)) return undefined;
  return { ...last, operations: inputs.flatMap(({ operations }) => completed(operations)) };
}
