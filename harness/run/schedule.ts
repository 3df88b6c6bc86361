// Which case comes next, and how long the rest will take: when not all cases fit into the time, a few of each come first.

import type { Case } from '../case/case.ts';
import { type Clock, systemClock } from '../time/clock.ts';
import { CaseQueue, type QueuedCase } from './case-queue.ts';
import { leastMs, RestEstimate } from './rest-estimate.ts';
import type { TimeBudget } from './time-budget.ts';

/** So many cases have to have ended before they tell how long the rest will take. */
const tellingCases = 20;

/** How fast the cases of a run can go. */
export interface Speed {
  /** What the SUT usually takes for an answer, in milliseconds. */
  readonly usualMs: number;
  /** Cases under way at once. */
  readonly underWay: number;
}

export class Schedule {
  readonly #cases: readonly Case[];
  readonly #budget: TimeBudget;
  readonly #queue: CaseQueue;
  readonly #clock: Clock;
  #estimate: RestEstimate;
  #ended = 0;

  constructor(cases: readonly Case[], budget: TimeBudget, clock: Clock = systemClock) {
    this.#cases = cases;
    this.#budget = budget;
    this.#queue = new CaseQueue(cases);
    this.#clock = clock;
    this.#estimate = new RestEstimate(clock);
  }

  /** The first case is about to begin: what came before it says nothing of how long cases take. */
  begin(): void {
    this.#estimate = new RestEstimate(this.#clock);
  }

  /** Whether not all cases fit into the time, so that the first of each scenario come first. */
  get isShortOfTime(): boolean {
    return this.#queue.isBreadthFirst;
  }

  /** Whether any case is still to come. */
  get hasMore(): boolean {
    return this.#queue.length > 0;
  }

  /** The next case. Throws RangeError after the last. */
  take(speed: Speed): QueuedCase {
    if (this.#restAt(speed) > this.#budget.leftMs) this.#queue.goBreadthFirst(this.#cases);
    return this.#queue.take();
  }

  /** A case has ended, and its result stands. */
  ended(): void {
    this.#ended += 1;
    this.#estimate.ended();
  }

  /** Milliseconds since the run began, and until it will end; the latter is unknown before the first case has ended. */
  get times(): { readonly elapsedMs: number; readonly restMs: number | undefined } {
    const rest = this.#estimate.restMs(this.#cases.length - this.#ended);
    const restMs = rest === undefined ? undefined : Math.min(rest, this.#budget.leftMs);
    return { elapsedMs: this.#budget.elapsedMs, restMs };
  }

  #restAt({ usualMs, underWay }: Speed): number {
    const least = leastMs(this.#queue.length, usualMs, underWay);
    const estimated = this.#ended < tellingCases ? 0 : (this.#estimate.restMs(this.#cases.length - this.#ended) ?? 0);
    return Math.max(least, estimated);
  }
}
