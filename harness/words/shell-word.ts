// A word of a command line that a reader copies into a shell.

import { visibleLine } from './visible-text.ts';

/** The text as one word of a POSIX shell. */
export function shellWord(text: string): string {
  const line = visibleLine(text);
  return /^[\w@%+=:,./-]+$/.test(line) ? line : `'${line.replaceAll("'", "'\\''")}'`;
}
