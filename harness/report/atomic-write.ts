// Files that are either whole or not there: a temporary name in the same folder, then a rename.

import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type FileContent, ReportError } from './reporter.ts';

/**
 * Writes a file so that no reader ever sees half of it, and makes its folder if there is none.
 *
 * @throws ReportError (`environment`) with one line that names the file and the cause.
 */
export async function writeFileAtomically(path: string, content: FileContent): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    await makeFolder(dirname(path));
    await writeAndSync(temporary, content);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw unwritable(path, error);
  }
}

/**
 * Node's own recursive mkdir never ends if a file system answers ENOENT below an existing folder, as /proc does. Other files
 * may be about to make the same folders.
 */
async function makeFolder(path: string): Promise<void> {
  if ((await folderError(path)) === undefined) return;
  const parent = dirname(path);
  const isThere = await stat(parent).then(
    () => true,
    () => false,
  );
  if (!isThere && parent !== path) await makeFolder(parent);
  const error = await folderError(path);
  if (error) throw error;
}

/** Makes a folder unless it is there. Gives the error if a part of its path is missing, and rejects with any other. */
async function folderError(path: string): Promise<Error | undefined> {
  try {
    await mkdir(path);
    return undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return undefined;
    if (code === 'ENOENT') return error as Error;
    throw error;
  }
}

async function writeAndSync(path: string, content: FileContent): Promise<void> {
  const file = await open(path, 'w');
  try {
    for (const part of partsOf(content)) await file.writeFile(part, 'utf8');
    await file.sync();
  } finally {
    await file.close();
  }
}

function partsOf(content: FileContent): Iterable<string | Uint8Array> {
  return typeof content === 'string' || content instanceof Uint8Array ? [content] : content;
}

const causes: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space left on the device',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EEXIST: 'a part of the path is a file, not a folder',
  EISDIR: 'a folder of this name is in the way',
  ENOTEMPTY: 'a folder of this name is in the way',
  EBUSY: 'a folder of this name is in the way, or it is in use',
  ENOENT: 'the folder cannot be made',
  ENAMETOOLONG: 'the path is too long',
};

function unwritable(path: string, error: unknown): ReportError {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const cause = causes[code] ?? (error as Error).message;
  return new ReportError('environment', `cannot write ${path}: ${cause}; name another place`, {
    cause: error,
  });
}
