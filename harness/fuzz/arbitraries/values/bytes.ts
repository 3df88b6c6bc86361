// OB, OD, OF, OL, OV, OW and UN, whose lengths are multiples of their words: PS3.5 6.2, Table 6.2-1.

import * as fc from 'fast-check';

/** One to eight words of `size` bytes. */
export function arbitraryWords(size: 2 | 4 | 8): fc.Arbitrary<Uint8Array> {
  return fc
    .integer({ min: 1, max: 8 })
    .chain((count) => fc.uint8Array({ minLength: count * size, maxLength: count * size }));
}
