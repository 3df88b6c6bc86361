// The character sets that generated instances use: PS3.3 C.12.1.1.2, PS3.5 6.1.

import * as fc from 'fast-check';

/** A character set, as Specific Character Set (0008,0005) names it, with letters of its repertoire. */
export interface CharacterSetChoice {
  /** The values of Specific Character Set; none for the default repertoire. */
  readonly terms: readonly string[];
  /** Letters beyond ASCII, each one character of the standard's counting. */
  readonly letters: readonly string[];
}

export const defaultRepertoire: CharacterSetChoice = { terms: [], letters: [] };

const latin1: CharacterSetChoice = { terms: ['ISO_IR 100'], letters: [...'äöüÄÖÜßéèçñåøþ'] };

const unicode: CharacterSetChoice = { terms: ['ISO_IR 192'], letters: [...'äßЖдαΩשלעב山田태희👍'] };

/** Kana and Kanji beside ASCII, switched by escape sequences. */
const japanese: CharacterSetChoice = {
  terms: ['', 'ISO 2022 IR 87'],
  letters: [...'山田太郎やまだたろうヤマダ表十能'],
};

/** Every choice, the simplest first. */
export const characterSetChoices: readonly CharacterSetChoice[] = [defaultRepertoire, latin1, unicode, japanese];

/** One of them; shrinks to the default repertoire. */
export const arbitraryCharacterSet: fc.Arbitrary<CharacterSetChoice> = fc.constantFrom(...characterSetChoices);
