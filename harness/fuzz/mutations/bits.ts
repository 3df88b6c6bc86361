// One bit of some bytes that is another one: reaches what no row of a table names.

/** What each variant of a flipped bit is. */
export const bitNames: readonly string[] = Array.from({ length: 8 }, (_, bit) => `bit ${bit}`);

/** A copy with bit `variant` of the byte at `place` inverted; of no byte, an equal copy. */
export function withBitFlipped(bytes: Uint8Array, place: number, variant: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[place] = (copy[place] ?? 0) ^ (1 << (variant % 8));
  return copy;
}
