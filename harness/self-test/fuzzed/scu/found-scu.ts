// Fuzzes a seeded SCU until what it was seeded with has been found.

import type { Find } from '../../../fuzz/campaign/find.ts';
import type { FuzzResult } from '../../../fuzz/campaign/fuzz-options.ts';
import { fuzzScu } from '../../../fuzz/scu/fuzz-scu.ts';
import { type PreparedScu, prepareScu } from '../../../fuzz/scu/prepare-scu.ts';
import { type SeededScu, seededScu } from './seeded-scu.ts';
import type { SeededScuFault } from './seeded-scu-fault.ts';

/** Runs at once: they wait for most of their time. */
const concurrency = 8;
/** An SCU that has not ended for so many milliseconds hangs: without its timers a seeded one ends at once. */
const timeoutMs = 1000;

/** Asks an SCU what it does when all is well, and after plain failures. */
export async function prepareSeeded(scu: SeededScu | undefined, ms = timeoutMs): Promise<PreparedScu> {
  return await prepareScu(seededScu(scu), { concurrency, timeoutMs: ms, signal: new AbortController().signal });
}

export interface FoundScu {
  /** The find of the class that the SCU was seeded with. */
  readonly find: Find | undefined;
  readonly result: FuzzResult;
  /** What is known of the SCU. */
  readonly known: PreparedScu;
}

/** Fuzzes an SCU until something of the class of its fault is found, or after so many inputs. */
export async function findFault({ scu, finds }: SeededScuFault, seed: number, runs = 3000): Promise<FoundScu> {
  const known = await prepareSeeded(scu);
  const stop = new AbortController();
  const found: Find[] = [];
  const options = { runs, seed, timeoutMs, concurrency, strict: true, shrinkTimeMs: 20_000, explains: false };
  const result = await fuzzScu(
    seededScu(scu),
    {
      ...options,
      signal: stop.signal,
      onEvent: (event) => {
        if (event.kind !== 'found') return;
        found.push(event.find);
        if (event.find.failure.class === finds) stop.abort(new Error('it is found'));
      },
    },
    { known },
  );
  return { find: found.find(({ failure }) => failure.class === finds), result, known };
}
