/** DICOM files that are large and take no room on the disk: what is not written is a gap of NULLs (PS3.10 7). */

import { type FileHandle, open } from 'node:fs/promises';
import { buildInstance, encodePart10 } from '../../../src/index.ts';

/** How Pixel Data is encoded: as one value (PS3.5 8.1.1), or as fragments (PS3.5 A.4). */
export type PixelEncoding = 'native' | 'encapsulated';

/** Header of Pixel Data (7FE0,0010) OB of undefined length, and an empty Basic Offset Table. */
const encapsulatedHeader = 'e07f10004f420000fffffffffeff00e000000000';
const nativeHeader = 'e07f10004f42000000000000';
const itemHeader = 'feff00e000000000';
const sequenceDelimiter = 'feffdde000000000';
/** The longest value whose length is even and has 32 bits. */
const longestValue = 0xfffffffe;
const [explicit, jpeg] = ['1.2.840.10008.1.2.1', '1.2.840.10008.1.2.4.50'];

/** Writes an image with so many bytes of Pixel Data, all of them NULL; native ones are at most 4 GiB. */
export async function writeSparseImage(path: string, bytes: number, encoding: PixelEncoding): Promise<void> {
  const {
    sopClassUID,
    sopInstanceUID,
    bytes: before,
  } = buildInstance('SecondaryCaptureImageStorage', {
    transferSyntax: 'ExplicitVRLittleEndian',
    remove: ['PixelData'],
  });
  const isNative = encoding === 'native';
  const head = encodePart10({ sopClassUID, sopInstanceUID, transferSyntax: isNative ? explicit : jpeg }, before);
  await using file = await open(path, 'w');
  const at = await write(file, head, 0);
  if (isNative) await writeNative(file, at, bytes);
  else await writeEncapsulated(file, at, bytes);
}

async function writeNative(file: FileHandle, at: number, bytes: number): Promise<void> {
  const header = Buffer.from(nativeHeader, 'hex');
  header.writeUInt32LE(bytes, 8);
  await file.truncate((await write(file, header, at)) + bytes);
}

async function writeEncapsulated(file: FileHandle, start: number, bytes: number): Promise<void> {
  let at = await write(file, Buffer.from(encapsulatedHeader, 'hex'), start);
  for (let left = bytes; left > 0; left -= longestValue) {
    const length = Math.min(left, longestValue);
    const header = Buffer.from(itemHeader, 'hex');
    header.writeUInt32LE(length, 4);
    at = (await write(file, header, at)) + length;
  }
  await write(file, Buffer.from(sequenceDelimiter, 'hex'), at);
}

/** Returns the position after the bytes. */
async function write(file: FileHandle, bytes: Buffer, at: number): Promise<number> {
  await file.write(bytes, 0, bytes.length, at);
  return at + bytes.length;
}
