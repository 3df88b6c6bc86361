// Person names of up to three component groups of up to five components: PS3.5 6.2.1.

import * as fc from 'fast-check';
import { type CharacterSetChoice, defaultRepertoire } from '../character-set.ts';
import { arbitraryText } from './text.ts';

/** Ten characters each, so that five components and their delimiters stay below 64. */
function arbitraryComponent(charset: CharacterSetChoice): fc.Arbitrary<string> {
  return arbitraryText(charset, 10).map((text) => text.replace(/[\^=]/g, '-'));
}

function arbitraryGroup(charset: CharacterSetChoice): fc.Arbitrary<string> {
  return fc
    .array(arbitraryComponent(charset), { minLength: 1, maxLength: 5 })
    .map((components) => components.join('^'));
}

/** The alphabetic group is ASCII; the ideographic and the phonetic one are in the character set. */
export function arbitraryPersonName(charset: CharacterSetChoice): fc.Arbitrary<string> {
  const further = fc.array(arbitraryGroup(charset), { maxLength: 2 });
  return fc.tuple(arbitraryGroup(defaultRepertoire), further).map(([first, more]) => [first, ...more].join('='));
}
