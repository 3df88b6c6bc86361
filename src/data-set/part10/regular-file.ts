/** Opens a DICOM file (PS3.10 7), which is a regular file: a FIFO or a device could be waited for without end. */

import { constants, type Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { DataSetError } from '../../errors.ts';

/** Windows has no FIFOs among its files, and no such flag. */
const withoutWaiting = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Opens a regular file for reading. Rejects with the file system's error, or DataSetError for anything else. */
export async function openRegularFile(path: string): Promise<FileHandle> {
  const file = await open(path, withoutWaiting);
  const kind = otherThanFile(await file.stat());
  if (kind === undefined) return file;
  await file.close();
  throw new DataSetError(kind === 'directory' ? 'is a directory' : `is a ${kind}, and no regular file`, '', 0);
}

/** What is there instead of a regular file, in a word; undefined for a regular file. */
export function otherThanFile(found: Stats): string | undefined {
  if (found.isFile()) return undefined;
  if (found.isDirectory()) return 'directory';
  if (found.isFIFO()) return 'FIFO';
  return found.isSocket() ? 'socket' : 'device';
}
