/** A DICOM file that takes very long to read and no room on the disk: what is not written is a gap of NULLs (PS3.10 7). */

import { open } from 'node:fs/promises';
import { buildInstance, encodePart10 } from '../../../src/index.ts';

/** Header of Pixel Data (7FE0,0010) OB of undefined length, and an empty Basic Offset Table (PS3.5 A.4). */
const pixelDataHeader = Buffer.from('e07f10004f420000fffffffffeff00e000000000', 'hex');
/** Header of the longest fragment. */
const fragmentHeader = Buffer.from('feff00e0feffffff', 'hex');
const fragmentLength = 0xfffffffe;

/** Writes an image of so many fragments of 4 GiB each, all of them NULL. */
export async function writeEndlessFile(path: string, fragments: number): Promise<void> {
  const { bytes, ...uids } = buildInstance('SecondaryCaptureImageStorage', {
    transferSyntax: 'ExplicitVRLittleEndian',
    remove: ['PixelData'],
  });
  const head = encodePart10({ ...uids, transferSyntax: '1.2.840.10008.1.2.4.50' }, bytes);
  const start = Buffer.concat([head, pixelDataHeader]);
  await using file = await open(path, 'w');
  await file.write(start, 0, start.length, 0);
  for (let fragment = 0, at = start.length; fragment < fragments; fragment++) {
    await file.write(fragmentHeader, 0, fragmentHeader.length, at);
    at += fragmentHeader.length + fragmentLength;
    await file.truncate(at);
  }
}
