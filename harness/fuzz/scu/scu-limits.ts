// How long an SCU is given, and what it is known to do with the time: no clause sets one, so it is measured by the SCU itself.

import type { Waiting } from './play-acceptor.ts';

export interface ScuLimits {
  /** So long it is waited for an SCU that says nothing, if it is not known when it gives up itself. */
  readonly quietMs: number;
  /** After so many milliseconds without a connection it has to have ended. */
  readonly endMs: number;
  /** A run takes no longer, whatever the SCU does. */
  readonly mostMs: number;
  /** After how many milliseconds of silence it gives up by itself, by what it waits for; absent: it does not, or takes long. */
  readonly ownMs: Readonly<Partial<Record<Waiting, number>>>;
}

/** An SCU is given so many times what it usually takes for a silence, and so many milliseconds more. */
const patience = { times: 1.5, moreMs: 500 };

/** How long it is waited while the SCU says nothing. */
export function idleMs({ quietMs, ownMs }: ScuLimits, waiting: Waiting): number {
  const own = ownMs[waiting];
  return own === undefined ? quietMs : Math.max(quietMs, own * patience.times + patience.moreMs);
}
