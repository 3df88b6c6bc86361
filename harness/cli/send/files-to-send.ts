// Which files `cstore send` sends: the files named, and every DICOM file (PS3.10 7.1) below the folders named.

import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { systemCode, usageError } from '../cli-error.ts';
import { type DicomFiles, dicomFilesBelow } from '../dicom-files.ts';

/**
 * Finds the files. A file that is named is taken as it is; a folder is searched for DICOM files.
 * @throws CliError (status 2) for a path that does not exist or cannot be read, and when nothing is left to send.
 */
export async function filesToSend(paths: readonly string[]): Promise<DicomFiles> {
  const files: string[] = [];
  let skipped = 0;
  for (const path of paths) {
    if (!(await isFolder(path))) {
      files.push(path);
      continue;
    }
    const below = await dicomFilesBelow(path);
    files.push(...below.files);
    skipped += below.skipped;
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
