// DICOM files for the tests of the command line.

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { buildInstance, encodePart10 } from '../../../src/index.ts';

/** Writes a valid instance as a Part 10 file and returns its SOP Instance UID. */
export async function writeInstance(
  path: string,
  sopClass = 'HangingProtocolStorage',
  syntax = 'ExplicitVRLittleEndian',
): Promise<string> {
  const instance = buildInstance(sopClass, { transferSyntax: syntax });
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, encodePart10(instance, instance.bytes));
  return instance.sopInstanceUID;
}
