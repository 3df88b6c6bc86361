// How long the rest of a run will take, by how long its latest cases took.

import { type Clock, systemClock } from '../time/clock.ts';

/** So many of the latest cases tell. */
const remembered = 200;
/** What a case asks of the SUT at least: to accept, to store, to release. */
const answersPerCase = 3;

export class RestEstimate {
  readonly #clock: Clock;
  /** When the cases began, and when each of the latest ended. */
  #moments: readonly number[];

  constructor(clock: Clock = systemClock) {
    this.#clock = clock;
    this.#moments = [clock.now()];
  }

  /** A case has ended. */
  ended(): void {
    this.#moments = [...this.#moments, this.#clock.now()].slice(-remembered - 1);
  }

  /** Milliseconds for so many more cases; undefined before the first has ended. */
  restMs(cases: number): number | undefined {
    const [first] = this.#moments;
    const count = this.#moments.length - 1;
    if (count === 0 || first === undefined) return undefined;
    return (cases * (this.#clock.now() - first)) / count;
  }
}

/**
 * The least that so many cases take, by how long the SUT usually takes for an answer and how many cases are under way at once;
 * all in milliseconds.
 */
export function leastMs(cases: number, usualMs: number, atOnce: number): number {
  return (cases * answersPerCase * usualMs) / Math.max(1, Math.min(cases, atOnce));
}
