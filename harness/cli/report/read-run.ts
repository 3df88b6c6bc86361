// A run to be rendered: its results.json, or its journal if it has not come to that.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { RunResult } from '../../model/run-result.ts';
import { usageError } from '../cli-error.ts';
import { isFolder, readRunJournal } from '../read-journal.ts';
import { readResults } from '../read-results.ts';

/** A result, and what to tell of it. */
export interface ReadRun {
  readonly result: RunResult;
  readonly notes: readonly string[];
}

/**
 * Reads results.json, or run.ndjson if that is named or is all that a folder holds.
 * @throws CliError (status 2) when neither is there, or it is not what `cstore run` writes.
 */
export async function readRun(path: string): Promise<ReadRun> {
  const { journalName } = await import('../../journal/journal.ts');
  const isJournal = isFolder(path)
    ? existsSync(join(path, journalName)) && !existsSync(join(path, 'results.json'))
    : path.endsWith('.ndjson');
  return isJournal ? await fromJournal(path) : { result: await readResults(path), notes: [] };
}

async function fromJournal(path: string): Promise<ReadRun> {
  const { file, journal } = await readRunJournal(path);
  const { extentOf, resultOf } = await import('../../journal/journal-result.ts');
  const result = resultOf(journal);
  if (!result) throw usageError(`${file}: the run was stopped before it had begun; run it again`);
  const { ended, planned, isWhole } = extentOf(journal);
  const torn = journal.torn === undefined ? [] : [`${file}: line ${journal.torn} is torn, and left out`];
  const open = `${ended} of ${planned} cases ended, the others were not run`;
  const stopped = isWhole ? [] : [`${file}: the run was stopped before its end: ${open}; --resume goes on with it`];
  return { result, notes: [...torn, ...stopped] };
}
