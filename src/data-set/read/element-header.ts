/** The fields in front of a value: PS3.5 7.1.2 (Explicit VR), 7.1.3 (Implicit VR), 7.5 (Items and delimiters). */

import { dictionaryEntry } from '../../registry/dictionary.ts';
import { type ValueRepresentation, valueRepresentations, vrByName } from '../../registry/vrs.ts';

/** FFFFFFFFH in a Value Length field (PS3.5 7.1.1). */
export const undefinedLength = 0xffffffff;

export const itemTag = 0xfffee000;
export const itemDelimitationTag = 0xfffee00d;
export const sequenceDelimitationTag = 0xfffee0dd;
export const pixelDataTag = 0x7fe00010;

/** By the low five bits of both letters, which a list finds quicker than a map; the row says which letters they are. */
const vrByLetters: (CodedVR | undefined)[] = Array.from({ length: 1 << 10 });

interface CodedVR {
  readonly code: number;
  readonly row: ValueRepresentation;
}

for (const row of valueRepresentations) {
  const code = (row.vr.charCodeAt(0) << 8) | row.vr.charCodeAt(1);
  vrByLetters[indexOf(code)] = { code, row };
}

function indexOf(code: number): number {
  return ((code >> 3) & 0x3e0) | (code & 0x1f);
}

/** The VR whose two characters stand at `at`, or undefined when they are none of PS3.5 Table 6.2-1. */
export function readVR(bytes: Uint8Array, at: number): ValueRepresentation | undefined {
  const code = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  const found = vrByLetters[indexOf(code)];
  return found?.code === code ? found.row : undefined;
}

/** A 16-bit unsigned integer; reads as zero what lies outside of `bytes`. */
export function readUint16(bytes: Uint8Array, at: number, littleEndian: boolean): number {
  const first = bytes[at] ?? 0;
  const second = bytes[at + 1] ?? 0;
  return littleEndian ? (second << 8) | first : (first << 8) | second;
}

/** A 32-bit unsigned integer. */
export function readUint32(bytes: Uint8Array, at: number, littleEndian: boolean): number {
  const low = readUint16(bytes, littleEndian ? at : at + 2, littleEndian);
  const high = readUint16(bytes, littleEndian ? at + 2 : at, littleEndian);
  return ((high << 16) | low) >>> 0;
}

/** A tag: two 16-bit integers, group first whatever the byte ordering. */
export function readTag(bytes: Uint8Array, at: number, littleEndian: boolean): number {
  return ((readUint16(bytes, at, littleEndian) << 16) | readUint16(bytes, at + 2, littleEndian)) >>> 0;
}

function knownVR(name: string): ValueRepresentation {
  const vr = vrByName(name);
  if (!vr) throw new RangeError(`${name} is no Value Representation`);
  return vr;
}

const unknownVR = knownVR('UN');
const groupLengthVR = knownVR('UL');
const privateCreatorVR = knownVR('LO');

/**
 * The VR that PS3.6 gives a tag whose VR is not in the Data Set (PS3.5 7.1.3): Group Length is UL (PS3.5 7.2), a Private
 * Creator LO (PS3.5 7.8.1), anything else unknown UN. Of a choice (`US/SS`) it is the first, which has the same unit.
 */
export function implicitVR(tag: number): ValueRepresentation {
  const entry = dictionaryEntry(tag);
  if (entry) return vrByName(entry.vr.slice(0, 2)) ?? unknownVR;
  const element = tag & 0xffff;
  if (element === 0) return groupLengthVR;
  const isPrivate = (tag & 0x10000) !== 0;
  return isPrivate && element >= 0x10 && element <= 0xff ? privateCreatorVR : unknownVR;
}
