// One file against the IOD of its SOP Class and its File Meta Information (PS3.3, PS3.10 7.1).

import { readFile } from 'node:fs/promises';
import type { IodFinding, SopClass } from '../../../src/index.ts';
import { messageOf } from '../cli-error.ts';

/** What came of one file; the keys are those of the JSON output. */
export interface FileReport {
  readonly file: string;
  /** Why the file could not be read as a DICOM file; then nothing else is known. */
  readonly error?: string;
  /** The SOP Class it was validated against, by UID and name. */
  readonly sopClassUID?: string;
  readonly sopClass?: string;
  readonly sopInstanceUID?: string;
  readonly transferSyntax?: string;
  /** False where only values, private elements and UIDs could be checked, for no IOD of the SOP Class is defined. */
  readonly iodKnown?: boolean;
  readonly findings: readonly IodFinding[];
}

/** Behind the preamble of 128 bytes and the prefix DICM (PS3.10 7.1). */
const fileMetaOffset = 132;

/** Reads and validates a file; `sopClass` takes the place of the one that the file names. Never rejects for the file. */
export async function validateFile(file: string, sopClass?: SopClass): Promise<FileReport> {
  try {
    return await readAndValidate(file, sopClass);
  } catch (error) {
    return { file, error: withoutPath(messageOf(error), file), findings: [] };
  }
}

/** The message is printed behind the path. */
function withoutPath(message: string, path: string): string {
  return message.startsWith(`${path}: `) ? message.slice(path.length + 2) : message;
}

async function readAndValidate(file: string, asked: SopClass | undefined): Promise<FileReport> {
  const { iodOf, readDataSet, readPart10Head, sopClassByUid, validateDataSet } = await import('../../../src/index.ts');
  const head = await readPart10Head(file);
  const { sopClassUID: named, sopInstanceUID, transferSyntax } = head;
  const whole = await readFile(file);
  const bytes = whole.subarray(head.dataSetOffset);
  const sopClassUID = asked?.uid ?? named;
  const findings = validateDataSet(readDataSet(bytes, transferSyntax), sopClassUID, {
    sopClassUID: named,
    sopInstanceUID,
    namedBy: 'file meta information',
    fileMeta: whole.subarray(fileMetaOffset, head.dataSetOffset),
  });
  const { name: sopClass } = sopClassByUid(sopClassUID) ?? {};
  return {
    file,
    sopClassUID,
    sopClass,
    sopInstanceUID,
    transferSyntax,
    iodKnown: iodOf(sopClassUID) !== undefined,
    findings,
  };
}
