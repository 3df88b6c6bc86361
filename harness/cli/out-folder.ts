// Whether a folder can be written to, found out before a run and without leaving anything behind.

import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { messageOf, systemCode, usageError } from './cli-error.ts';
import { otherThanFile } from './regular-file.ts';

/**
 * Checks that `folder` exists and is writable, or that it can be created; creates nothing.
 * @throws CliError (status 2) naming the folder and the reason.
 */
export async function checkWritableFolder(option: string, folder: string): Promise<void> {
  const path = resolve(folder);
  try {
    await checkFrom(path);
  } catch (error) {
    throw usageError(`${option} ${folder}: ${reasonOf(error)}; choose a folder that can be written to`, {
      cause: error,
    });
  }
}

/**
 * Checks that `file` can be written, as far as that can be told before: it is no folder, FIFO or device, and its folder can be
 * written to.
 * @throws CliError (status 2) naming the file and the reason.
 */
export async function checkWritableFile(option: string, file: string): Promise<void> {
  const other = otherThanFile(file);
  if (other !== undefined) throw usageError(`${option} ${file}: ${other}; name a file to write`);
  await checkWritableFolder(option, dirname(resolve(file)));
}

/** Climbs to the nearest path that exists: that must be a folder with write permission. */
async function checkFrom(path: string): Promise<void> {
  try {
    const found = await stat(path);
    if (!found.isDirectory()) throw new Error(`${path} is not a folder`);
    await access(path, constants.W_OK | constants.X_OK);
  } catch (error) {
    const parent = dirname(path);
    if (systemCode(error) !== 'ENOENT' || parent === path) throw error;
    await checkFrom(parent);
  }
}

const reasons: Record<string, string> = {
  EACCES: 'no permission to write there',
  EPERM: 'no permission to write there',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'a part of the path is a file, not a folder',
  ENOSPC: 'the disk is full',
};

function reasonOf(error: unknown): string {
  return reasons[systemCode(error) ?? ''] ?? messageOf(error);
}
