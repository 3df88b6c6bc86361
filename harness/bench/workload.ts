/** What is sent: Part 10 files (PS3.10) in a folder per workload, the same for every pair. */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildInstance, encodePart10 } from '../../src/index.ts';
import type { WorkloadName } from './pairs.ts';

export interface Workload {
  readonly name: WorkloadName;
  readonly directory: string;
  /** Number of files. */
  readonly count: number;
  /** Bytes of one file, Part 10 header included. */
  readonly fileSize: number;
}

/** The size of the small files, that of a Hanging Protocol with little in it. */
const smallFileSize = 664;
/** Pixels of the large files: two bytes each make 50 MB. */
const largeRows = 5_000;

export const counts = { small: 2_000, smallWhenSlow: 40, large: 4 } as const;

const transferSyntax = '1.2.840.10008.1.2.1';

/** An element of Explicit VR Little Endian with a 16-bit length (PS3.5 7.1.2). */
function shortElement(group: number, element: number, vr: string, value: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt16LE(group, 0);
  head.writeUInt16LE(element, 2);
  head.write(vr, 4, 'latin1');
  head.writeUInt16LE(value.length, 6);
  return Buffer.concat([head, value]);
}

/** The head of Pixel Data (7FE0,0010), OW, of a given length in bytes; the value has to follow (PS3.5 7.1.2). */
export function pixelDataHead(length: number): Buffer {
  const head = Buffer.from('e07f10004f570000', 'hex');
  const size = Buffer.alloc(4);
  size.writeUInt32LE(length);
  return Buffer.concat([head, size]);
}

/** A Secondary Capture image without its Pixel Data, ready to be followed by `pixelDataHead` and the pixels. */
export function imageWithoutPixels(rows: number, columns: number, bits: 8 | 16): ReturnType<typeof buildInstance> {
  const set = { Rows: rows, Columns: columns, BitsAllocated: bits, BitsStored: bits, HighBit: bits - 1 };
  return buildInstance('SecondaryCaptureImageStorage', { transferSyntax, set, remove: ['PixelData'] });
}

/** A Hanging Protocol of exactly `smallFileSize` bytes: padded with a comment at its end. */
function smallFile(index: number): Buffer {
  const instance = buildInstance('HangingProtocolStorage', { transferSyntax, seed: index });
  const bare = encodePart10(instance, instance.bytes);
  const missing = smallFileSize - bare.length - 8;
  if (missing < 0) return bare;
  const padding = shortElement(0xfffc, 0xfffc, 'OB', Buffer.alloc(missing, 0x20));
  return Buffer.concat([bare, padding]);
}

function largeFile(): Buffer {
  const instance = imageWithoutPixels(largeRows, largeRows, 16);
  const pixels = Buffer.alloc(largeRows * largeRows * 2, 0x5a);
  return encodePart10(instance, Buffer.concat([instance.bytes, pixelDataHead(pixels.length), pixels]));
}

/** Writes the files of a workload below `parent`. */
export async function writeWorkload(parent: string, name: WorkloadName, count: number): Promise<Workload> {
  const directory = join(parent, `${name}-${count}`);
  await mkdir(directory);
  let fileSize = 0;
  for (let index = 0; index < count; index++) {
    const bytes = name === 'small' ? smallFile(index) : largeFile();
    fileSize = bytes.length;
    await writeFile(join(directory, `${String(index).padStart(5, '0')}.dcm`), bytes);
  }
  return { name, directory, count, fileSize };
}
