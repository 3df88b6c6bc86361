/**
 * Waiting awake for a moment: the peer of a PDU often answers within the time that a sleeping processor needs to wake
 * up (some 40 µs a side on a virtual machine), so the event loop polls a little longer before it sleeps (PS3.8 9.1).
 *
 * Where other processes want the processor, polling only makes this one lose its turn. So it rests for a while each time
 * the system has taken the processor away.
 */

import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';

/** Milliseconds of polling after the last traffic: above what a peer on the same machine needs for a small answer. */
const momentMs = 0.1;
/** No poll takes so long, in milliseconds, unless this process works meanwhile or has lost the processor. */
const gapMs = 1;
/** Milliseconds that polling rests; doubled when it is disturbed again soon. */
const [shortestRestMs, longestRestMs] = [20, 1000];

/** What there is outside: time, the scheduler, the event loop. */
export interface Surroundings {
  /** Milliseconds. */
  now(): number;
  /** How often the system has taken the processor away from this process. */
  preemptions(): number;
  /** Calls back once the event loop has looked for traffic without waiting for it. */
  afterPoll(callback: () => void): void;
}

export class BusyPoll {
  readonly #around: Surroundings;
  readonly #poll = (): void => this.#onPolled();
  #until = 0;
  #polledAt = 0;
  #polling = false;
  #preemptions: number;
  #restMs = 0;
  #restsUntil = 0;

  constructor(around: Surroundings) {
    this.#around = around;
    this.#preemptions = around.preemptions();
  }

  /** There was traffic on a connection: the event loop does not sleep for the next moment. */
  keepPolling(): void {
    const now = this.#around.now();
    this.#until = now + momentMs;
    if (this.#polling || now < this.#restsUntil) return;
    this.#polling = true;
    this.#polledAt = now;
    this.#around.afterPoll(this.#poll);
  }

  #onPolled(): void {
    const now = this.#around.now();
    if (now - this.#polledAt > gapMs) this.#noticeGap(now);
    this.#polledAt = now;
    this.#polling = now < this.#until && now >= this.#restsUntil;
    if (this.#polling) this.#around.afterPoll(this.#poll);
  }

  #noticeGap(now: number): void {
    const preemptions = this.#around.preemptions();
    if (preemptions > this.#preemptions) {
      const soon = now - this.#restsUntil < 2 * this.#restMs;
      this.#restMs = soon ? Math.min(2 * this.#restMs, longestRestMs) : shortestRestMs;
      this.#restsUntil = now + this.#restMs;
    }
    this.#preemptions = preemptions;
  }
}

const here = new BusyPoll({
  now: () => performance.now(),
  preemptions: () => process.resourceUsage().involuntaryContextSwitches,
  afterPoll: setImmediate,
});

/** On a single processor a process that polls would keep the peer from answering. */
const worthwhile = availableParallelism() > 1;

/** There was traffic on a connection of this process: its event loop does not sleep for the next moment. */
export function keepPolling(): void {
  if (worthwhile) here.keepPolling();
}
