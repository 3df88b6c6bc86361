// Places within bytes, evenly spread, and the changes of bytes that the scenario language has.

import { type Mutation as ByteMutation, mutate } from '../../../language/mutations/registry.ts';

/** So many places, ends included. */
export const spread = 16;

/** The offset of a place. */
export function offsetOf(bytes: Uint8Array, place: number): number {
  return Math.floor((bytes.length * (place % spread)) / (spread - 1));
}

/** The bytes with changes of the scenario language. Throws ScenarioError for an offset outside. */
export function changed(bytes: Uint8Array, ...changes: readonly ByteMutation[]): Uint8Array {
  return mutate(bytes, changes, '');
}
