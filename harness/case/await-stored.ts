// Waits for the file of a SOP Instance below the folder of an SCP, and for a file that is still being written (PS3.4 GG.4.2).

import { DataSetError, type Part10Head, readPart10, readPart10Head, transferSyntaxByUid } from '../../src/index.ts';
import {
  type EncodedInstance,
  meaningOfSuccess,
  type StoredDifference,
  storedDifferences,
} from '../oracle/stored-data-set.ts';
import { deflatedDataSet } from '../payload/deflated-file.ts';
import { type StoreFolder, stateOf } from '../sut/store-folder.ts';
import { pause } from '../time/pause.ts';
import { workingClock } from '../time/working-clock.ts';

export interface StoredFile {
  readonly path: string;
  /** UID. */
  readonly transferSyntax?: string;
  /** What is not as it was sent; empty when all is. */
  readonly differences: readonly StoredDifference[];
  /** What is unusual of the file, though not of its values. */
  readonly note?: string;
}

export interface AwaitStoredOptions {
  /** Longest wait for the file, in milliseconds. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

const pollMs = 50;
/** A file that has not changed for so long is taken to be whole. */
const settledMs = 1000;
/** An SCP that wrote no file so many times in a row is not waited for as long any more. */
const patientFor = 3;
const impatientMs = 500;
/** Larger files are not read: nothing that a scenario sends comes near. */
const longestFile = 512 * 1024 * 1024;

/**
 * What was stored of an instance; undefined when no file of its SOP Instance UID came in time. Rejects with the reason of
 * the signal, and when the folder cannot be read.
 */
export async function awaitStored(
  folder: StoreFolder,
  sent: EncodedInstance & { readonly sopInstanceUID: string },
  { timeoutMs, signal }: AwaitStoredOptions,
): Promise<StoredFile | undefined> {
  const limit = folder.misses >= patientFor ? Math.min(timeoutMs, impatientMs) : timeoutMs;
  const deadline = workingClock.now() + limit;
  const settling = new Settling();
  for (;;) {
    signal.throwIfAborted();
    // The last look begins when the time is over: one that takes long is no fault of the SCP.
    const isOver = workingClock.now() >= deadline;
    const path = await folder.find(sent.sopInstanceUID);
    const file = path === undefined ? undefined : await read(path, sent);
    if (file) {
      folder.misses = 0;
      const whole = file.differences.length === 0 || folder.isPrompt || settling.isSettled(await stateOf(file.path));
      if (whole) return file;
    } else if (isOver || (folder.isPrompt && path === undefined)) {
      folder.misses += 1;
      return undefined;
    } else folder.forget(sent.sopInstanceUID);
    await pause(pollMs, signal);
  }
}

/** Whether a file has stayed as it is for long enough. */
class Settling {
  #state = '';
  #since = performance.now();

  isSettled(state: string): boolean {
    const now = performance.now();
    if (state !== this.#state) [this.#state, this.#since] = [state, now];
    return state !== '' && now - this.#since >= settledMs;
  }
}

/** Undefined for a file that is gone, or not of this instance any more. */
async function read(path: string, sent: EncodedInstance & { sopInstanceUID: string }): Promise<StoredFile | undefined> {
  try {
    const head = await readPart10Head(path);
    const { sopInstanceUID, size, transferSyntax } = head;
    if (sopInstanceUID !== sent.sopInstanceUID) return undefined;
    if (size > longestFile) return { path, transferSyntax, differences: [broken(`it has ${size} bytes`, sent)] };
    if (transferSyntaxByUid(transferSyntax)?.deflated) return await readDeflated(path, head, sent);
    const stored = await readPart10(path);
    return { path, transferSyntax, differences: storedDifferences(sent, stored) };
  } catch (error) {
    if (!(error instanceof DataSetError)) throw error;
    if ((await stateOf(path)) === '') return undefined;
    // The path goes with the file, and the message begins with it.
    return { path, differences: [broken(error.message.replace(`${path}: `, ''), sent)] };
  }
}

/** What follows the deflated stream is a fault of the file, and changes no value. */
async function readDeflated(path: string, head: Part10Head, sent: EncodedInstance): Promise<StoredFile> {
  const { transferSyntax, dataSetOffset } = head;
  const { bytes, surplus } = await deflatedDataSet(path, dataSetOffset);
  const differences = storedDifferences(sent, { transferSyntax, bytes });
  const text = `the file has ${surplus} bytes after the end of the deflated stream (PS3.5 A.5: one NULL may follow)`;
  return { path, transferSyntax, differences, ...(surplus > 0 && { note: text }) };
}

function broken(why: string, { sopClassUID }: EncodedInstance): StoredDifference {
  return { verdict: 'fail', text: `what was stored cannot be read: ${why} (${meaningOfSuccess(sopClassUID)})` };
}
