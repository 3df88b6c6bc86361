// UI and UR: PS3.5 9.1 (UIDs), 6.2 and RFC 3986 (references).

import * as fc from 'fast-check';

/** A UUID below 2.25 (PS3.5 B.2), or a root with a few components. */
export const arbitraryUid: fc.Arbitrary<string> = fc.oneof(
  fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }).map((uuid) => `2.25.${uuid}`),
  fc.array(fc.nat({ max: 99_999 }), { minLength: 1, maxLength: 8 }).map((parts) => `1.2.${parts.join('.')}`),
);

const segment = fc.constantFrom('studies', 'archive', 'a%20b', '~user', 'x.dcm', '1;2=3', 'p,q');

/** Absolute and relative references. */
export const arbitraryReference: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('https://example.org/', 'file:///', '', '../'),
    fc.array(segment, { minLength: 1, maxLength: 3 }),
  )
  .map(([base, segments]) => base + segments.join('/'));
