// Files that a user names are regular files: whoever opens a FIFO waits until somebody writes into it.

import { constants } from 'node:buffer';
import { type Stats, statSync } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';

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

/**
 * The text of a YAML file in UTF-8. Rejects with the file system's error, or an Error in words for a FIFO, and for what is
 * longer than any YAML that is parsed.
 */
export async function readYamlFile(path: string): Promise<string> {
  checkIsFile(path);
  const { readYamlText } = await import('../yaml/read-text.ts');
  return readYamlText(path);
}

/** The text of a file in UTF-8, as long as a text can be. Rejects with the file system's error, or an Error in words. */
export async function readTextFile(path: string): Promise<string> {
  checkIsFile(path);
  if ((await stat(path)).size > constants.MAX_STRING_LENGTH) throw new Error('longer than a text can be here');
  return readFile(path, 'utf8');
}

/** The first characters of a file, for a look at what it is. Rejects as `readTextFile`. */
export async function readHead(path: string, bytes: number): Promise<string> {
  checkIsFile(path);
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0);
  return buffer.toString('utf8', 0, bytesRead);
}

function checkIsFile(path: string): void {
  const other = otherThanFile(path);
  if (other !== undefined && !other.includes('folder')) throw new Error(`${other}; name a file`);
}
