// Reads the text of a YAML file, unless it is longer than any that is parsed: nobody waits for gigabytes to be refused.

import { readFile, stat } from 'node:fs/promises';

/** Longest YAML file read, in characters. */
export const maxCharacters = 512 * 1024;
/** Bytes that a character has at most in UTF-8. */
const bytesPerCharacter = 4;

/** The text in UTF-8. Rejects with the error of the file system, or an Error in words for a file that is too long. */
export async function readYamlText(path: string): Promise<string> {
  const { size } = await stat(path);
  if (size > maxCharacters * bytesPerCharacter) throw new Error(`longer than ${maxCharacters} characters`);
  return readFile(path, 'utf8');
}
