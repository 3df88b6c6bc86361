// What holds for all tests of a run: the program is compiled once, before the first, and properties draw the same examples,
// so that the same commit passes or fails the same way everywhere. CSTORE_SEED draws others: a whole number, or `random`,
// which fast-check then names if a property fails.

import * as fc from 'fast-check';
import { compiledMain } from '../../cli/testing/compiled.ts';

const usual = 20260101;

function seedOf(asked: string | undefined): number | undefined {
  if (asked === undefined || asked === '') return usual;
  if (asked === 'random') return undefined;
  const seed = Number(asked);
  if (Number.isSafeInteger(seed)) return seed;
  throw new RangeError(`CSTORE_SEED takes a whole number or "random", not ${asked}`);
}

const seed = seedOf(process.env.CSTORE_SEED);
if (seed !== undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });

/** Before the tests of all processes. */
export async function mochaGlobalSetup(): Promise<void> {
  await compiledMain();
}
