// The clock of a run: a test puts one in its place that goes only when it is told to.

import { pause } from './pause.ts';

export interface Clock {
  /** Milliseconds since some fixed moment. */
  now(): number;
  /** Waits so many milliseconds; rejects with the reason of the signal. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** The clock of the machine. It cannot be set back. */
export const systemClock: Clock = { now: () => performance.now(), sleep: pause };
