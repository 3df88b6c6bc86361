// Climbs: keeps the inputs that came to the most, of time or of memory, so that these are mutated further.

import type { Input } from '../input.ts';

export interface Scored {
  readonly input: Input;
  /** Milliseconds for an answer, or bytes. */
  readonly score: number;
}

/** So many inputs are kept. */
const kept = 24;

export class Climb {
  #greatest: readonly Scored[] = [];

  /** The greatest first. */
  get greatest(): readonly Scored[] {
    return this.#greatest;
  }

  /** The inputs to mutate further. */
  get parents(): readonly Input[] {
    return this.#greatest.map(({ input }) => input);
  }

  /** Notes what an input came to. */
  add(input: Input, score: number): void {
    const least = this.#greatest.at(-1)?.score ?? 0;
    if (score <= 0 || (this.#greatest.length >= kept && score <= least)) return;
    const all = [...this.#greatest, { input, score }];
    this.#greatest = all.toSorted((one, other) => other.score - one.score).slice(0, kept);
  }
}
