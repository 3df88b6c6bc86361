// The run.ndjson of a run, read for its reports, to go on with it, and to join it with others.

import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Journal } from '../journal/journal.ts';
import { messageOf, systemCode, usageError } from './cli-error.ts';
import { otherThanFile } from './regular-file.ts';

/**
 * Reads a journal: the file itself, or the folder that holds it.
 * @throws CliError (status 2) when it is missing, or is not what `cstore run` writes.
 */
export async function readRunJournal(path: string): Promise<{ readonly file: string; readonly journal: Journal }> {
  const { journalName } = await import('../journal/journal.ts');
  const { readJournal } = await import('../journal/read-journal.ts');
  const file = isFolder(path) ? join(path, journalName) : path;
  const other = otherThanFile(file);
  if (other !== undefined) throw usageError(`${file}: ${other}; name the ${journalName} that a run has written`);
  try {
    return { file, journal: await readJournal(file) };
  } catch (error) {
    const fault = systemCode(error) === 'ENOENT' ? 'no such file' : messageOf(error);
    throw usageError(`${file}: ${fault}; name the ${journalName} that a run has written`, { cause: error });
  }
}

/** Whether a path names a folder. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
