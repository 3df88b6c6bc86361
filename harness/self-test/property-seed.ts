// Every run of the tests draws the same examples, so that the same commit passes or fails the same way everywhere;
// CSTORE_SEED draws others: a whole number, or `random`, which fast-check then names where a property fails.

import * as fc from 'fast-check';

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
