// Which files `cstore send` sends: the files named, and every DICOM file (PS3.10 7.1) below the folders named.

import { constants } from 'node:fs';
import { access, open, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { systemCode, usageError } from './cli-error.ts';

export interface FilesToSend {
  /** In the order of the arguments, folders sorted. */
  readonly files: readonly string[];
  /** Files of folders that are no DICOM files, and DICOMDIRs. */
  readonly skipped: number;
}

/**
 * Finds the files. A file that is named is taken as it is; a folder is searched for DICOM files.
 * @throws CliError (status 2) for a path that does not exist or cannot be read, and when nothing is left to send.
 */
export async function filesToSend(paths: readonly string[]): Promise<FilesToSend> {
  const files: string[] = [];
  let skipped = 0;
  for (const path of paths) {
    if (!(await isFolder(path))) {
      files.push(path);
      continue;
    }
    const found = await filesBelow(path);
    const sendable = await filter(found, isSendable);
    files.push(...sendable);
    skipped += found.length - sendable.length;
  }
  if (files.length === 0)
    throw usageError(`${paths.join(' ')}: no DICOM file in it; name files, or folders with files of PS3.10`);
  return { files, skipped };
}

async function isFolder(path: string): Promise<boolean> {
  try {
    const found = await stat(path);
    await access(path, constants.R_OK);
    return found.isDirectory();
  } catch (error) {
    const missing = systemCode(error) === 'ENOENT';
    throw usageError(`${path}: ${missing ? 'no such file or folder' : 'cannot be read'}; name DICOM files or folders`, {
      cause: error,
    });
  }
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function filter(paths: readonly string[], test: (path: string) => Promise<boolean>): Promise<string[]> {
  const kept: string[] = [];
  for (const path of paths) if (await test(path)) kept.push(path);
  return kept;
}

const preambleLength = 128;

/** A DICOM file has `DICM` at byte 128; a DICOMDIR has too, but is not for storage (PS3.10 8.6). */
async function isSendable(path: string): Promise<boolean> {
  if (basename(path).toUpperCase() === 'DICOMDIR') return false;
  const file = await open(path).catch(() => undefined);
  if (!file) return false;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, preambleLength);
    return bytesRead === 4 && buffer.toString('latin1') === 'DICM';
  } finally {
    await file.close();
  }
}
