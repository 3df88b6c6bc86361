// Reads the file of an SCP that holds a SOP Instance (PS3.10 7).

import { DataSetError, type Part10Head, readPart10, readPart10Head, transferSyntaxByUid } from '../../src/index.ts';
import { deflatedDataSet } from '../retrieve/deflated-file.ts';
import type { FoundInstance } from '../retrieve/stored-instances.ts';
import { stateOf } from './file-state.ts';

/** Larger files are not read: nothing that a scenario sends comes near. */
const longestFile = 512 * 1024 * 1024;

/** The instance in a file; undefined for a file that is gone, or is one of another instance. */
export async function readStoredFile(path: string, wantedUID: string): Promise<FoundInstance | undefined> {
  const state = await stateOf(path);
  try {
    const head = await readPart10Head(path);
    const { sopInstanceUID, size, transferSyntax } = head;
    if (sopInstanceUID !== wantedUID) return undefined;
    if (size > longestFile) return { where: path, transferSyntax, content: { wrong: `it has ${size} bytes` }, state };
    if (transferSyntaxByUid(transferSyntax)?.deflated) return { ...(await readDeflated(path, head)), state };
    const { bytes } = await readPart10(path);
    return { where: path, transferSyntax, content: bytes, state };
  } catch (error) {
    if (!(error instanceof DataSetError)) throw error;
    if ((await stateOf(path)) === '') return undefined;
    // The path goes with the file, and the message begins with it.
    return { where: path, content: { wrong: error.message.replace(`${path}: `, '') }, state };
  }
}

/** What follows the deflated stream is a fault of the file, and changes no value. */
async function readDeflated(path: string, { transferSyntax, dataSetOffset }: Part10Head): Promise<FoundInstance> {
  const { bytes, surplus } = await deflatedDataSet(path, dataSetOffset);
  const note = `the file has ${surplus} bytes after the end of the deflated stream (PS3.5 A.5: one NULL may follow)`;
  return { where: path, transferSyntax, content: bytes, ...(surplus > 0 && { note }) };
}
