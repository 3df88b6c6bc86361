// AE titles and UIDs, legal and illegal: PS3.5 6.2 and 9.1, PS3.8 9.3.2.

import * as fc from 'fast-check';
import { pathTexts, shellTexts } from '../../values/values.ts';
import { arbitraryApplicationEntity } from '../values/codes.ts';
import { arbitraryUid } from '../values/identifiers.ts';

/** Texts that become something else in a path, a shell, a format or a log. */
export const arbitraryMisleadingText: fc.Arbitrary<string> = fc.constantFrom(
  ...[...pathTexts, ...shellTexts].map(([, text]) => text),
);

/** Any characters of one byte. */
export function arbitraryLatin1(most: number): fc.Arbitrary<string> {
  return fc.uint8Array({ maxLength: most }).map((bytes) => Buffer.from(bytes).toString('latin1'));
}

/** An AE title of 16 bytes at most: legal, misleading, or anything. */
export const arbitraryAeTitle: fc.Arbitrary<string> = fc
  .oneof(arbitraryApplicationEntity, arbitraryMisleadingText, arbitraryLatin1(16))
  .map((title) => title.slice(0, 16));

const component = fc.oneof(fc.nat(99_999).map(String), fc.constantFrom('0', '00', '01', '', 'A', '-1', '\xb2'));

/** A UID: legal, or with components that no UID has, too many of them, a padding that is none. */
export const arbitraryFreeUid: fc.Arbitrary<string> = fc.oneof(
  arbitraryUid,
  fc.array(component, { maxLength: 40 }).map((parts) => parts.join('.')),
  fc.tuple(arbitraryUid, fc.constantFrom('\0', '\0\0', ' ', '.', '/..')).map((parts) => parts.join('')),
  arbitraryMisleadingText,
);
