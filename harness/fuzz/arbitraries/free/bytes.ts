// Free bytes, lengths and tags: any at all, with those more often at which readers go wrong (PS3.5 7.1, PS3.8 9.3).

import * as fc from 'fast-check';

const edges32 = [
  0, 1, 2, 3, 4, 7, 8, 0xff, 0x100, 0xfffe, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff,
];

/** A number of 16 bits, often at an edge. */
export const arbitraryUint16: fc.Arbitrary<number> = fc.oneof(
  fc.nat(0xffff),
  fc.constantFrom(...edges32.filter((edge) => edge <= 0xffff)),
);

/** A number of 32 bits, often at an edge. */
export const arbitraryUint32: fc.Arbitrary<number> = fc.oneof(fc.nat(0xffffffff), fc.constantFrom(...edges32));

/** What a length field declares: the true length mostly (`undefined`), an edge, or a few bytes more or fewer. */
export const arbitraryDeclaredLength: fc.Arbitrary<((right: number) => number) | undefined> = fc.oneof(
  { arbitrary: fc.constant(undefined), weight: 6 },
  { arbitrary: arbitraryUint32.map((length) => () => length), weight: 1 },
  { arbitrary: fc.integer({ min: -9, max: 9 }).map((by) => (right: number) => Math.max(0, right + by)), weight: 1 },
);

/** Bytes: any, zeros, FFH, or text. */
export function arbitraryBytes(most: number): fc.Arbitrary<Uint8Array> {
  return fc.oneof(
    { arbitrary: fc.uint8Array({ maxLength: most }), weight: 3 },
    {
      arbitrary: fc
        .tuple(fc.nat(most), fc.constantFrom(0, 0x20, 0xff))
        .map(([count, byte]) => Buffer.alloc(count, byte)),
      weight: 1,
    },
    { arbitrary: fc.string({ unit: 'binary-ascii', maxLength: most }).map((text) => Buffer.from(text)), weight: 1 },
  );
}

/** Tags: of standard attributes, of items and delimiters, of groups that are reserved, private, or any. */
export const arbitraryTag: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(0x00080005, 0x00080016, 0x00080018, 0x00100010, 0x0020000d, 0x00280010, 0x00400555, 0x7fe00010),
  fc.constantFrom(0xfffee000, 0xfffee00d, 0xfffee0dd, 0xfffcfffc, 0xffffffff),
  fc.constantFrom(0x00000002, 0x00020010, 0x00080000, 0x00090010, 0x00091001),
  fc.nat(0xffffffff),
);
