// The state of a file of an SCP, so that one that is still being written is told from one that is whole.

import { stat } from 'node:fs/promises';

/** Changes whenever the file is written; empty for one that is gone. */
export async function stateOf(path: string): Promise<string> {
  try {
    const { ino, size, mtimeMs } = await stat(path);
    return `${ino} ${size} ${mtimeMs}`;
  } catch {
    return '';
  }
}
