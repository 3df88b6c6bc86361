// Whole numbers that a seed decides, thousands of them in a millisecond: Mulberry32 (public domain, T. Ettinger).

/** A whole number from 0 up to, and not including, `below`. */
export type Random = (below: number) => number;

/** The same seed gives the same numbers. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000) * below);
  };
}

/** One of several. @throws RangeError if there is none */
export function oneOf<T>(random: Random, values: readonly T[]): T {
  if (values.length === 0) throw new RangeError('there is nothing to choose from');
  return values[random(values.length)] as T;
}
