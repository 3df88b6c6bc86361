// Places within bytes, evenly spread.

/** So many places, ends included. */
export const spread = 16;

/** The offset of a place. */
export function offsetOf(bytes: Uint8Array, place: number): number {
  return Math.floor((bytes.length * (place % spread)) / (spread - 1));
}
