// Numbers as text (DS, IS) and as bytes (AT, FD, FL, SL, SS, SV, UL, US, UV): PS3.5 6.2, Table 6.2-1.

import * as fc from 'fast-check';

/** Where a system that keeps a number in one, two or four bytes, with a sign or without, begins to lose it. */
const edges = [2 ** 7, 2 ** 8, 2 ** 8 + 1, 2 ** 15, 2 ** 16, 2 ** 16 + 1, 2 ** 31, 2 ** 31 + 1, 2 ** 32, 2 ** 32 + 1];

/** The edges and their negatives between two bounds. */
function edgesWithin(min: number, max: number): number[] {
  return edges.flatMap((edge) => [edge, -edge]).filter((edge) => edge >= min && edge <= max);
}

/** Any whole number between two bounds, some of them at an edge. */
function whole(min: number, max: number): fc.Arbitrary<number> {
  const free = fc.integer({ min, max });
  return fc.oneof(
    { arbitrary: free, weight: 3 },
    { arbitrary: fc.constantFrom(...edgesWithin(min, max), max), weight: 1 },
  );
}

function wholeOf64Bits(min: bigint, max: bigint): fc.Arbitrary<bigint> {
  const near = edgesWithin(Number(min), Number(max)).map(BigInt);
  return fc.oneof(
    { arbitrary: fc.bigInt({ min, max }), weight: 3 },
    { arbitrary: fc.constantFrom(...near, max), weight: 1 },
  );
}

export const arbitraryUS = whole(0, 0xffff);
export const arbitrarySS = whole(-0x8000, 0x7fff);
export const arbitraryUL = whole(0, 0xffffffff);
export const arbitrarySL = whole(-0x80000000, 0x7fffffff);
export const arbitraryUV = wholeOf64Bits(0n, 2n ** 64n - 1n);
export const arbitrarySV = wholeOf64Bits(-(2n ** 63n), 2n ** 63n - 1n);
export const arbitraryFD = fc.double({ noNaN: true, noDefaultInfinity: true });
export const arbitraryFL = fc.float({ noNaN: true, noDefaultInfinity: true });

/** Tags of standard attributes, and a private one. */
export const arbitraryAT = fc.constantFrom(0x00080060, 0x00081032, 0x00200062, 0x00540220, 0x00291001, 0xfffcfffc);

export const arbitraryIntegerString: fc.Arbitrary<string> = arbitrarySL.map(String);

/** Fixed point or with an exponent, at most 16 characters. */
const arbitraryFraction: fc.Arbitrary<string> = fc
  .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.nat({ max: 9999 }), fc.option(fc.integer({ min: -9, max: 9 })))
  .map(([whole, part, exponent]) => `${whole}.${part}${exponent === null ? '' : `E${exponent}`}`);

/** Also numbers that four bytes do not hold, and those of the largest exponents of a double. */
export const arbitraryDecimalString: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: arbitraryFraction, weight: 3 },
  { arbitrary: fc.constantFrom(...edgesWithin(-(2 ** 33), 2 ** 33)).map(String), weight: 1 },
  { arbitrary: fc.constantFrom('4294967296.5', '1E300', '-1E-300', '+12'), weight: 1 },
);
