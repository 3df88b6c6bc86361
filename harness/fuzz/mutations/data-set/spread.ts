// Places within bytes, evenly spread.

/** So many places, from the first byte to shortly before the end: a prime, so that other spreads fall on different ones. */
export const spread = 17;

/** The offset of a place. */
export function offsetOf(bytes: Uint8Array, place: number): number {
  return Math.floor((bytes.length * (place % spread)) / spread);
}
