// The time that a run may take: when it is over, what is under way is stopped, and the reports are still written.

import { defaultTimeoutMs } from '../case/time-limits.ts';
import type { Sut } from '../sut/sut.ts';
import { type Clock, systemClock } from '../time/clock.ts';

/** How long a run against a third-party SUT may take at the usual time limit for a reaction, in milliseconds. */
const usualRunMs = 300_000;

/** How long a run may take when nobody says: longer, the longer a reaction may take; all in milliseconds. */
export function usualMaxTimeMs({ policies }: Pick<Sut, 'policies'>, timeoutMs = defaultTimeoutMs): number {
  return policies.isWatched && !policies.asksPerson
    ? usualRunMs * Math.max(1, timeoutMs / defaultTimeoutMs)
    : Number.POSITIVE_INFINITY;
}

/** A part of the time is kept for the reports, at most so many milliseconds. */
const reportsMs = 10_000;
const reportsShare = 0.05;

/** Longer waits than this cannot be told to a timer, in milliseconds. */
const longestTimerMs = 2 ** 31 - 1;

export interface TimeBudgetParts {
  /** What the whole run may take, in milliseconds; Infinity is no limit. */
  readonly maxMs: number;
  /** Stops the run at once. */
  readonly signal: AbortSignal;
  readonly clock?: Clock;
}

/** The time of one run. It begins when the budget is made; dispose it when the run has ended. */
export class TimeBudget implements Disposable {
  /** Aborted when the run is stopped, and when its time is over. */
  readonly signal: AbortSignal;
  readonly #clock: Clock;
  readonly #begunAt: number;
  readonly #casesMs: number;
  readonly #over = new AbortController();
  readonly #ended = new AbortController();

  constructor({ maxMs, signal, clock = systemClock }: TimeBudgetParts) {
    this.#clock = clock;
    this.#begunAt = clock.now();
    this.#casesMs = maxMs - Math.min(reportsMs, maxMs * reportsShare);
    this.signal = AbortSignal.any([signal, this.#over.signal]);
    if (this.#casesMs < longestTimerMs) void this.#watch();
  }

  /** Whether the time is over. */
  get isOver(): boolean {
    return this.#over.signal.aborted;
  }

  /** Milliseconds since the run began. */
  get elapsedMs(): number {
    return this.#clock.now() - this.#begunAt;
  }

  /** Milliseconds that are left for cases; Infinity without a limit. */
  get leftMs(): number {
    return Math.max(0, this.#casesMs - this.elapsedMs);
  }

  [Symbol.dispose](): void {
    this.#ended.abort();
  }

  async #watch(): Promise<void> {
    try {
      await this.#clock.sleep(this.#casesMs, this.#ended.signal);
      this.#over.abort(new Error('the time of the run is over'));
    } catch {
      // The run has ended before.
    }
  }
}
