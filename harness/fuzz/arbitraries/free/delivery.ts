// How bytes are delivered: messages cut into PDVs and P-DATA-TF PDUs, TCP segments, and the time between them (PS3.8 E.1, 9.1).

import * as fc from 'fast-check';
import type { Pdv } from '../../../../src/wire.ts';
import type { Segments } from '../../../language/values.ts';

/** Lengths of pieces, in bytes: even ones, as PS3.8 E.1 wants them, and odd or empty ones now and then. */
export const arbitraryPieceLengths: fc.Arbitrary<readonly number[]> = fc.array(
  fc.oneof(
    { arbitrary: fc.integer({ min: 1, max: 300 }).map((half) => 2 * half), weight: 8 },
    { arbitrary: fc.nat(33), weight: 1 },
  ),
  { minLength: 1, maxLength: 12 },
);

/** Cuts the PDVs of a message by piece lengths, and puts so many of them in each P-DATA-TF; both go round. Never empty. */
export function fragmented(
  pdvs: readonly Pdv[],
  lengths: readonly number[],
  perPdu: readonly number[],
): readonly (readonly Pdv[])[] {
  let drawn = 0;
  const pieces = pdvs.flatMap((pdv) => {
    const cut: Pdv[] = [];
    for (let at = 0; at < pdv.fragment.length || cut.length === 0; ) {
      const length = drawn > mostPieces ? pdv.fragment.length : (lengths[drawn % lengths.length] ?? 2);
      drawn += 1;
      const end = Math.min(pdv.fragment.length, at + length);
      cut.push({
        ...pdv,
        isLast: pdv.isLast && end === pdv.fragment.length,
        fragment: pdv.fragment.subarray(at, end),
      });
      at = end;
      if (pdv.fragment.length === 0) break;
    }
    return cut;
  });
  const pdus: Pdv[][] = [];
  for (let at = 0; at < pieces.length; ) {
    const count = Math.max(1, perPdu[pdus.length % perPdu.length] ?? 1);
    pdus.push(pieces.slice(at, at + count));
    at += count;
  }
  return pdus;
}

/** After so many pieces the rest of a fragment is one. */
const mostPieces = 2000;

/** How many PDVs each P-DATA-TF has. */
export const arbitraryPdvCounts: fc.Arbitrary<readonly number[]> = fc.array(fc.integer({ min: 1, max: 5 }), {
  minLength: 1,
  maxLength: 4,
});

/** TCP segments of so many bytes, at once or so many milliseconds apart. */
export const arbitrarySegments: fc.Arbitrary<Segments> = fc
  .tuple(fc.integer({ min: 1, max: 2000 }), fc.option(fc.constantFrom(1, 2), { nil: undefined }))
  .map(([bytes, everyMs]) => (everyMs === undefined ? bytes : { bytes: Math.max(200, bytes), everyMs }));

/** A pause, in milliseconds. */
export const arbitraryPause: fc.Arbitrary<number> = fc.constantFrom(0, 1, 5, 20, 60);
