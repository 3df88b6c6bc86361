// Waits for what is busy, and asks again and again, ever more rarely.

import { type Clock, systemClock } from './clock.ts';

/** The first pause, how much longer each is than the one before, and the longest, in milliseconds. */
const pauses = { firstMs: 250, growth: 1.5, longestMs: 5000 };

export interface UntilFreeParts {
  /** Asks once more. */
  readonly isBusy: () => Promise<boolean>;
  /** Longest wait, in milliseconds. */
  readonly patientMs: number;
  readonly signal: AbortSignal;
  readonly clock?: Clock;
}

/** Whether it was free in the end, before patience ran out. Rejects with the reason of the signal. */
export async function untilFree({ isBusy, patientMs, signal, clock = systemClock }: UntilFreeParts): Promise<boolean> {
  const begun = clock.now();
  for (let pauseMs = pauses.firstMs; ; pauseMs = Math.min(pauseMs * pauses.growth, pauses.longestMs)) {
    const leftMs = patientMs - (clock.now() - begun);
    if (leftMs <= 0) return false;
    await clock.sleep(Math.min(pauseMs, leftMs), signal);
    if (!(await isBusy())) return true;
  }
}
