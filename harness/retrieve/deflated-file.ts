// The deflated Data Set of a file, without what an SCP has written after it (PS3.5 A.5).

import { readFile } from 'node:fs/promises';
import { inflateRawSync } from 'node:zlib';

export interface DeflatedDataSet {
  readonly bytes: Uint8Array;
  /** Bytes after the deflated stream, beyond the NULL that makes its length even. */
  readonly surplus: number;
}

/** Longer than any Data Set that a scenario sends. */
const maxOutputLength = 512 * 1024 * 1024;

/** The stream alone; all that there is where it is corrupt or does not end, which reading it will tell. */
export async function deflatedDataSet(path: string, offset: number): Promise<DeflatedDataSet> {
  return withoutSurplus((await readFile(path)).subarray(offset));
}

/** The same of bytes that are at hand. */
export function withoutSurplus(bytes: Uint8Array): DeflatedDataSet {
  const length = lengthOfStream(bytes);
  const surplus = length === undefined ? 0 : Math.max(0, bytes.length - length - (length % 2));
  return surplus === 0 ? { bytes, surplus } : { bytes: bytes.subarray(0, length), surplus };
}

function lengthOfStream(bytes: Uint8Array): number | undefined {
  try {
    // With `info`, Node.js gives the engine along, which knows how many bytes it has used.
    const result: unknown = inflateRawSync(bytes, { info: true, maxOutputLength });
    return (result as { readonly engine: { readonly bytesWritten: number } }).engine.bytesWritten;
  } catch {
    return undefined;
  }
}
