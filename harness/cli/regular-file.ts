// Files that a user names are regular files: whoever opens a FIFO waits until somebody writes into it.

import { type Stats, statSync } from 'node:fs';

/** What stands at a path that is to be read as a file and is none; undefined for a file, and where nothing can be seen. */
export function otherThanFile(path: string): string | undefined {
  try {
    const found = statSync(path);
    return found.isFile() ? undefined : `it is a ${kindOf(found)}, and no regular file`;
  } catch {
    return undefined; // whoever opens it is told why
  }
}

function kindOf(found: Stats): string {
  if (found.isDirectory()) return 'folder';
  if (found.isFIFO()) return 'FIFO';
  return found.isSocket() ? 'socket' : 'device';
}

/** The text of a file in UTF-8. Rejects with the file system's error, or an Error in words for a FIFO, and for what is too long. */
export async function readTextFile(path: string): Promise<string> {
  const other = otherThanFile(path);
  if (other !== undefined && !other.includes('folder')) throw new Error(`${other}; name a file`);
  const { readYamlText } = await import('../yaml/read-text.ts');
  return readYamlText(path);
}
