// Files that a command leaves behind: each whole or not at all, and in one line why one could not be written.

import type { FileContent } from '../report/reporter.ts';
import { messageOf, notJudged } from './cli-error.ts';

/** Writes files by their paths, and makes their folders. @throws CliError (status 3) naming the file that could not be written. */
export async function writeFiles(files: Iterable<readonly [path: string, content: FileContent]>): Promise<void> {
  const { writeFileAtomically } = await import('../report/atomic-write.ts');
  try {
    for (const [path, content] of files) await writeFileAtomically(path, content);
  } catch (error) {
    throw notJudged(messageOf(error), { cause: error });
  }
}
