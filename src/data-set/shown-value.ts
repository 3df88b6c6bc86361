/** A value in one short piece of text, for whoever reads a difference: PS3.5 6.2. */

import { vrByName } from '../registry/vrs.ts';

/** Bytes of a long value that are shown. */
const shownBytes = 32;

type ReadNumber = (bytes: Buffer, at: number) => number | bigint;

/** Numbers by VR, in little endian: how many bytes one has, and how it is read. */
const numbers: Readonly<Record<string, readonly [size: number, read: ReadNumber]>> = {
  US: [2, (bytes, at) => bytes.readUInt16LE(at)],
  SS: [2, (bytes, at) => bytes.readInt16LE(at)],
  UL: [4, (bytes, at) => bytes.readUInt32LE(at)],
  SL: [4, (bytes, at) => bytes.readInt32LE(at)],
  FL: [4, (bytes, at) => bytes.readFloatLE(at)],
  FD: [8, (bytes, at) => bytes.readDoubleLE(at)],
  UV: [8, (bytes, at) => bytes.readBigUInt64LE(at)],
  SV: [8, (bytes, at) => bytes.readBigInt64LE(at)],
};

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The value of a VR in little endian: numbers as numbers, text in quotation marks, anything else in hexadecimal. */
export function shownValue(value: Uint8Array, vr: string): string {
  const start = Buffer.from(value.buffer, value.byteOffset, Math.min(value.length, shownBytes));
  const more = value.length > start.length ? '…' : '';
  const [size, read] = numbers[vr] ?? [];
  if (size && read && value.length > 0 && value.length % size === 0) {
    const count = start.length / size;
    return `${Array.from({ length: count }, (_, at) => read(start, at * size)).join('\\')}${more}`;
  }
  const text = textOf(start) ?? (vrByName(vr)?.text ? latin1Of(start) : undefined);
  return text === undefined ? `${start.toString('hex')}${more}` : `'${text}${more}'`;
}

/** Text under another character set than UTF-8, most of which is to be read so. */
function latin1Of(bytes: Buffer): string | undefined {
  const text = bytes.toString('latin1');
  return /\p{Cc}/u.test(text) ? undefined : text;
}

/** Undefined for bytes that are no text. A character that the cut goes through is left out. */
function textOf(bytes: Uint8Array): string | undefined {
  for (let cut = 0; cut < 4; cut++) {
    try {
      const text = utf8.decode(bytes.subarray(0, bytes.length - cut));
      return /\p{Cc}/u.test(text) ? undefined : text;
    } catch {
      if (bytes.length < shownBytes) return undefined;
    }
  }
  return undefined;
}
