// The DICOM files (PS3.10 7.1) below a folder.

import type { Dirent } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { messageOf, usageError } from './cli-error.ts';

export interface DicomFiles {
  /** In the order in which they were named, those of folders sorted. */
  readonly files: readonly string[];
  /** Files of folders that are no DICOM files, and DICOMDIRs. */
  readonly skipped: number;
}

/**
 * Every DICOM file below a folder, sorted.
 * @throws CliError (status 2) where it, or a folder in it, cannot be read.
 */
export async function dicomFilesBelow(folder: string): Promise<DicomFiles> {
  const found = await filesBelow(folder);
  const files = await filter(found, isSopInstance);
  return { files, skipped: found.length - files.length };
}

/** Folder by folder, for what `recursive` does with links to folders is not the same in all versions of Node.js. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(unreadable);
  const pathOf = (entry: Dirent) => join(folder, entry.name);
  const files = entries.filter((entry) => entry.isFile()).map(pathOf);
  const links = entries.filter((entry) => entry.isSymbolicLink()).map(pathOf);
  const below: string[] = [];
  for (const entry of entries) if (entry.isDirectory()) below.push(...(await filesBelow(pathOf(entry))));
  return [...files, ...(await filter(links, isFile)), ...below].sort();
}

function unreadable(error: NodeJS.ErrnoException): never {
  const why = error.code === 'EACCES' ? 'no permission to read it' : messageOf(error);
  throw usageError(`${error.path ?? 'a folder'}: ${why}; name files, or folders that can be read`, { cause: error });
}

/** Of links, those to files are followed; those to folders may lead in circles. */
async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() === true;
}

async function filter(paths: readonly string[], test: (path: string) => Promise<boolean>): Promise<string[]> {
  const kept: string[] = [];
  for (const path of paths) if (await test(path)) kept.push(path);
  return kept;
}

const preambleLength = 128;

/** A DICOM file has `DICM` at byte 128; a DICOMDIR has too, but is no SOP Instance to be stored (PS3.10 8.6). */
async function isSopInstance(path: string): Promise<boolean> {
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
