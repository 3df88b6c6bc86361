// Tells when nothing has happened for so long that nothing more is waited for.

import { workingClock } from '../time/working-clock.ts';

/** Milliseconds between two looks. */
const lookMs = 50;

export class StallWatch implements Disposable {
  readonly #limitMs: number;
  readonly #stalled = new AbortController();
  readonly #timer: NodeJS.Timeout;
  #last = workingClock.now();

  /** @param limitMs so long nothing may happen, in milliseconds */
  constructor(limitMs: number) {
    this.#limitMs = limitMs;
    this.#timer = setInterval(() => this.#look(), lookMs);
  }

  /** Aborted when nothing has happened for the time. */
  get signal(): AbortSignal {
    return this.#stalled.signal;
  }

  /** Milliseconds since something happened. */
  get quietMs(): number {
    return workingClock.now() - this.#last;
  }

  /** Something has happened. */
  touch(): void {
    this.#last = workingClock.now();
  }

  #look(): void {
    if (workingClock.now() - this.#last < this.#limitMs) return;
    clearInterval(this.#timer);
    this.#stalled.abort(new Error('nothing happened any more'));
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }
}
