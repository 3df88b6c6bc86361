// AE and CS, of the default repertoire and at most 16 characters: PS3.5 6.2, Table 6.2-1.

import * as fc from 'fast-check';
import { defaultRepertoire } from '../character-set.ts';
import { arbitraryText } from './text.ts';

const codeCharacter = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_ ');

/** Upper case letters, digits, underscores, and spaces within. */
export const arbitraryCodeString: fc.Arbitrary<string> = fc
  .array(codeCharacter, { minLength: 1, maxLength: 16 })
  .map((characters) => characters.join('').trim() || 'A');

export const arbitraryApplicationEntity: fc.Arbitrary<string> = arbitraryText(defaultRepertoire, 16);
