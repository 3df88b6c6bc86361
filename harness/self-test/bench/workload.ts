/** What is sent: Part 10 files (PS3.10) in a folder per workload, the same for every pair. */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildInstance, encodePart10 } from '../../../src/index.ts';
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

export const generatedRows = 50_000;
export const generatedColumns = 40_000;

/** Bytes of Pixel Data, one a pixel: 2 GB, below the default limit of 2 GiB for a Data Set. */
export const generatedLength = generatedRows * generatedColumns;

export const counts = { small: 2_000, smallWhenSlow: 40, large: 4 } as const;

const transferSyntax = '1.2.840.10008.1.2.1';

/** Head of an element with a 32-bit length in Explicit VR Little Endian (PS3.5 7.1.2); the value has to follow. */
function elementHead(group: number, element: number, vr: 'OB' | 'OW', length: number): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt16LE(group, 0);
  head.writeUInt16LE(element, 2);
  head.write(vr, 4, 'latin1');
  head.writeUInt32LE(length, 8);
  return head;
}

/** The head of Pixel Data of a given length in bytes. */
export const pixelDataHead = (length: number) => elementHead(0x7fe0, 0x0010, 'OW', length);

/** A Secondary Capture image without its Pixel Data, ready to be followed by `pixelDataHead` and the pixels. */
export function imageWithoutPixels(rows: number, columns: number, bits: 8 | 16): ReturnType<typeof buildInstance> {
  const set = { Rows: rows, Columns: columns, BitsAllocated: bits, BitsStored: bits, HighBit: bits - 1 };
  return buildInstance('SecondaryCaptureImageStorage', { transferSyntax, set, remove: ['PixelData'] });
}

/** Attributes that make a Hanging Protocol longer than the small files are. */
const leftOut = ['ImageSetsSequence', 'NominalScreenDefinitionSequence', 'DisplaySetsSequence'];

/** A Hanging Protocol of exactly `smallFileSize` bytes, filled up with Data Set Trailing Padding (PS3.10 7.2). */
function smallFile(index: number): Buffer {
  const instance = buildInstance('HangingProtocolStorage', { transferSyntax, seed: index, remove: leftOut });
  const bare = encodePart10(instance, instance.bytes);
  const missing = smallFileSize - bare.length - 12;
  if (missing < 0) throw new Error(`a Hanging Protocol takes ${bare.length} bytes, more than ${smallFileSize}`);
  return Buffer.concat([bare, elementHead(0xfffc, 0xfffc, 'OB', missing), Buffer.alloc(missing)]);
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
