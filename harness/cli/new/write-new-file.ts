// A file that is started for a user, and never written over one that is there.

import { writeFile } from 'node:fs/promises';
import { messageOf, notJudged, systemCode, usageError } from '../cli-error.ts';
import { escapeControls } from '../terminal.ts';

/** Writes the file and prints its name; `-` prints the text. @throws CliError if it is there, or cannot be written. */
export async function writeNewFile(file: string, text: string): Promise<void> {
  if (file === '-') {
    process.stdout.write(text);
    return;
  }
  try {
    await writeFile(file, text, { flag: 'wx' });
    process.stdout.write(`${escapeControls(file)}\n`);
  } catch (error) {
    if (systemCode(error) === 'EEXIST')
      throw usageError(`${file}: it is there already; name another file`, { cause: error });
    throw notJudged(`${file}: ${messageOf(error)}`, { cause: error });
  }
}
