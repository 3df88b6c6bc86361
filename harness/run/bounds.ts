// How many cases run at once against which SUT.

import type { Preflight } from '../preflight/preflight.ts';
import type { Sut } from '../sut/sut.ts';
import type { Bounds } from './concurrency-limit.ts';

/** For each busy case so many may be under way, of which the others only wait. */
const underWayPerBusy = 4;

export const oneByOne: Bounds = { busy: 1, underWay: 1 };

/** Bounds for a SUT, as many cases as asked for and as many associations as it serves at once. */
export function boundsFor(
  { policies }: Pick<Sut, 'policies'>,
  concurrency: number | undefined,
  preflight: Preflight | undefined,
): Bounds {
  const busy = Math.max(1, concurrency ?? policies.concurrency);
  if (busy === 1) return oneByOne;
  const { associationsAtOnce = Number.POSITIVE_INFINITY } = preflight ?? {};
  // One is left for looking after the SUT.
  const underWay = Math.max(1, Math.min(busy * underWayPerBusy, associationsAtOnce - 1));
  return { busy: Math.min(busy, underWay), underWay };
}

/** The same bounds with no more cases under way than a SUT that is busy grants. */
export function bounded({ busy, underWay }: Bounds, granted: number): Bounds {
  return { busy: Math.min(busy, granted), underWay: Math.min(underWay, granted) };
}
