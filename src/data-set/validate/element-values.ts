// The values of an element, out of its bytes: PS3.5 6.2 (representations), 6.4 (several values), 7.3 (byte ordering).

import { vrByName } from '../../registry/vrs.ts';
import type { DataElement } from '../element-tree.ts';
import type { TextDecoding } from './text-decoder.ts';

/** A value as conditions and rules compare it. */
export type ElementValue = string | number;

/** The bytes as characters; text under a character set is decoded, and `problem` tells where that failed. */
export function textOf(element: DataElement, decoding: TextDecoding): { text: string; problem?: string } {
  const { value } = element;
  const raw = Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('latin1');
  const governed = vrByName(element.vr)?.charset === true;
  if (!governed || isPlain(raw)) return { text: raw };
  const decoded = decoding.decode(value);
  return 'text' in decoded ? decoded : { text: raw, problem: decoded.problem };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: ESC begins code extension, so it is not plain
const plain = /^[\x00-\x1a\x1c-\x7e]*$/;

/** Characters that every character set reads alike. */
export function isPlain(raw: string): boolean {
  return plain.test(raw);
}

/** The single values of a text VR, padding taken off (PS3.5 6.2); none for a field of padding alone or no bytes. */
export function splitText(vr: string, text: string): readonly string[] {
  const padded = vr === 'UI' ? withoutNull(text) : text;
  if (padded.length === 0) return [];
  if (vrByName(vr)?.singleValue === true) return [padded.trimEnd()];
  if (!padded.includes('\\')) return [unpadded(vr, padded)];
  return padded.split('\\').map((value) => unpadded(vr, value));
}

function withoutNull(text: string): string {
  return text.endsWith('\0') ? text.slice(0, -1) : text;
}

/** Trailing spaces are padding of the field in every text VR but UI; DA and AS have a fixed length and no padding. */
function unpadded(vr: string, value: string): string {
  return vr === 'UI' || vr === 'DA' || vr === 'AS' || !value.endsWith(' ') ? value : value.replace(/ +$/, '');
}

const readers: Readonly<
  Record<string, { size: number; read: (view: DataView, at: number, little: boolean) => number }>
> = {
  US: { size: 2, read: (view, at, little) => view.getUint16(at, little) },
  SS: { size: 2, read: (view, at, little) => view.getInt16(at, little) },
  UL: { size: 4, read: (view, at, little) => view.getUint32(at, little) },
  SL: { size: 4, read: (view, at, little) => view.getInt32(at, little) },
  FL: { size: 4, read: (view, at, little) => view.getFloat32(at, little) },
  FD: { size: 8, read: (view, at, little) => view.getFloat64(at, little) },
  UV: { size: 8, read: (view, at, little) => Number(view.getBigUint64(at, little)) },
  SV: { size: 8, read: (view, at, little) => Number(view.getBigInt64(at, little)) },
  AT: {
    size: 4,
    read: (view, at, little) => view.getUint16(at, little) * 0x10000 + view.getUint16(at + 2, little),
  },
};

/** How many values a binary VR of fixed size holds; undefined for text and for the streams OB, OW, OF, OD, OL, OV, UN. */
export function binaryCount(element: DataElement): number | undefined {
  const reader = readers[element.vr];
  return reader && element.value.byteLength / reader.size;
}

/** The values of an element, numbers for binary VRs of fixed size, else text without padding; none for streams. */
export function valuesOf(element: DataElement, decoding: TextDecoding): readonly ElementValue[] {
  const reader = readers[element.vr];
  if (reader) return numbersOf(element, reader);
  if (vrByName(element.vr)?.text !== true) return [];
  return splitText(element.vr, textOf(element, decoding).text).map((value) => value.trim());
}

function numbersOf(element: DataElement, reader: (typeof readers)[string]): number[] {
  const { value, littleEndian } = element;
  const view = new DataView(value.buffer, value.byteOffset, value.byteLength);
  const numbers: number[] = [];
  for (let at = 0; at + reader.size <= value.byteLength; at += reader.size)
    numbers.push(reader.read(view, at, littleEndian));
  return numbers;
}
