// Text of LO, SH, UC, LT, ST and UT: PS3.5 6.2, Table 6.2-1.

import * as fc from 'fast-check';
import type { CharacterSetChoice } from '../character-set.ts';

const ascii = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 });

/** One graphic character: no control character, and no backslash, which would separate values. */
function arbitraryCharacter({ letters }: CharacterSetChoice): fc.Arbitrary<string> {
  const plain = ascii.map((character) => (character === '\\' ? '/' : character));
  return letters.length === 0
    ? plain
    : fc.oneof({ arbitrary: plain, weight: 2 }, { arbitrary: fc.constantFrom(...letters), weight: 1 });
}

/** Text without spaces around it, which would be padding, and of one character at least. */
export function arbitraryText(charset: CharacterSetChoice, most: number): fc.Arbitrary<string> {
  return fc
    .array(arbitraryCharacter(charset), { minLength: 1, maxLength: most })
    .map((characters) => characters.join('').trim() || 'x');
}

/** Text of several lines, in which a backslash is a character like any other. */
export function arbitraryLines(charset: CharacterSetChoice, most: number): fc.Arbitrary<string> {
  const separator = fc.constantFrom(' ', '\r\n', '\t', '\\');
  return fc
    .array(fc.tuple(arbitraryText(charset, 12), separator), { minLength: 1, maxLength: Math.floor(most / 14) })
    .map((parts) => parts.flat().join('').trim() || 'x');
}
