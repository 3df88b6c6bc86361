// Instances whose bytes are known from their SOP Instance UID and a number, so that what is in a store can be told right from wrong.

import { createReadStream } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { readPart10Head, sopClassByKeyword } from '../../../src/index.ts';

const sopClassUID = sopClassByKeyword('SecondaryCaptureImageStorage')?.uid ?? '';
const transferSyntax = '1.2.840.10008.1.2.1';
const digits = 8;

export interface NumberedInstance {
  readonly sopClassUID: string;
  readonly sopInstanceUID: string;
  readonly transferSyntax: string;
  readonly dataSet: Buffer;
}

/** An element in Explicit VR Little Endian (PS3.5 7.1.2). */
function element(group: number, number: number, vr: string, value: Buffer): Buffer {
  const isLong = vr === 'OB';
  const head = Buffer.alloc(isLong ? 12 : 8);
  head.writeUInt16LE(group, 0);
  head.writeUInt16LE(number, 2);
  head.write(vr, 4, 'latin1');
  if (isLong) head.writeUInt32LE(value.length, 8);
  else head.writeUInt16LE(value.length, 6);
  return Buffer.concat([head, value]);
}

const uid = (text: string) => Buffer.from(text.length % 2 === 0 ? text : `${text}\0`, 'latin1');

/** The instance with this UID and number; the value that fills it has so many bytes, which is even. */
export function numberedInstance(sopInstanceUID: string, number: number, length: number): NumberedInstance {
  const text = String(number).padStart(digits, '0');
  const dataSet = Buffer.concat([
    element(0x0008, 0x0016, 'UI', uid(sopClassUID)),
    element(0x0008, 0x0018, 'UI', uid(sopInstanceUID)),
    element(0x0010, 0x0020, 'LO', Buffer.from(text)),
    element(0x7fe0, 0x0010, 'OB', Buffer.alloc(length, `${sopInstanceUID} ${text} `)),
  ]);
  return { sopClassUID, sopInstanceUID, transferSyntax, dataSet };
}

/** The number of the instance in a file; undefined when the file is not that instance, whole and nothing else. */
export async function numberIn(path: string, sopInstanceUID: string): Promise<number | undefined> {
  const head = await readPart10Head(path).catch(() => undefined);
  if (head?.sopInstanceUID !== sopInstanceUID) return undefined;
  const found = await buffer(createReadStream(path, { start: head.dataSetOffset }));
  const place = uid(sopClassUID).length + uid(sopInstanceUID).length + 24;
  const number = Number(found.toString('latin1', place, place + digits));
  const length = found.length - place - digits - 12;
  if (!Number.isSafeInteger(number) || length < 0) return undefined;
  return numberedInstance(sopInstanceUID, number, length).dataSet.equals(found) ? number : undefined;
}
