// Which files `cstore validate` reads: those named or matched by a pattern, and every DICOM file below folders named.

import { stat } from 'node:fs/promises';
import { usageError } from '../cli-error.ts';
import { type DicomFiles, dicomFilesBelow } from '../dicom-files.ts';
import { isPattern, matchingPaths } from '../glob.ts';

/**
 * Finds the files, each once. What is named is taken as it is, also when it is missing or no DICOM file, for then that
 * is what is wrong with it.
 * @throws CliError (status 2) when nothing is left to validate, or a pattern matches nothing.
 */
export async function filesToValidate(paths: readonly string[]): Promise<DicomFiles> {
  const files = new Set<string>();
  let skipped = 0;
  for (const path of await expanded(paths)) {
    const below = (await isFolder(path)) ? await dicomFilesBelow(path) : { files: [path], skipped: 0 };
    for (const file of below.files) files.add(file);
    skipped += below.skipped;
  }
  if (files.size === 0)
    throw usageError(`${paths.join(' ')}: no DICOM file in it; name files, or folders with files of PS3.10`);
  return { files: [...files], skipped };
}

async function expanded(paths: readonly string[]): Promise<string[]> {
  const lists = paths.map(async (path) => {
    if (!isPattern(path) || (await exists(path))) return [path];
    const matches = await matchingPaths(path).catch((error) => {
      throw error instanceof RangeError ? usageError(error.message, { cause: error }) : error;
    });
    if (matches.length === 0) throw usageError(`${path}: no file matches it`);
    return matches;
  });
  return (await Promise.all(lists)).flat();
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() === true;
}
