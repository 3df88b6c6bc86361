// Numbers as text (DS, IS) and as bytes (AT, FD, FL, SL, SS, SV, UL, US, UV): PS3.5 6.2, Table 6.2-1.

import * as fc from 'fast-check';

export const arbitraryUS = fc.nat({ max: 0xffff });
export const arbitrarySS = fc.integer({ min: -0x8000, max: 0x7fff });
export const arbitraryUL = fc.nat({ max: 0xffffffff });
export const arbitrarySL = fc.integer({ min: -0x80000000, max: 0x7fffffff });
export const arbitraryUV = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
export const arbitrarySV = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
export const arbitraryFD = fc.double({ noNaN: true, noDefaultInfinity: true });
export const arbitraryFL = fc.float({ noNaN: true, noDefaultInfinity: true });

/** Tags of standard attributes, and a private one. */
export const arbitraryAT = fc.constantFrom(0x00080060, 0x00081032, 0x00200062, 0x00540220, 0x00291001);

export const arbitraryIntegerString: fc.Arbitrary<string> = arbitrarySL.map(String);

/** Fixed point or with an exponent, at most 16 characters. */
export const arbitraryDecimalString: fc.Arbitrary<string> = fc
  .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.nat({ max: 9999 }), fc.option(fc.integer({ min: -9, max: 9 })))
  .map(([whole, part, exponent]) => `${whole}.${part}${exponent === null ? '' : `E${exponent}`}`);
