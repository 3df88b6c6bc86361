// The values of an element, out of its bytes: PS3.5 6.2 (representations), 6.4 (several values), 7.3 (byte ordering).

import { withoutPadding } from '../../registry/padding.ts';
import { vrByName } from '../../registry/vrs.ts';
import type { DataElement } from '../read/element-tree.ts';
import type { TextDecoding } from './text-decoder.ts';
import { type ValueRule, valueRules } from './value-rules.ts';
import type { ValueSource } from './value-source.ts';

/** A value as conditions and rules compare it. */
export type ElementValue = string | number;

/** What validation needs to know of a VR, in one look-up. */
export interface VrTraits {
  readonly isText: boolean;
  readonly hasCharacterSet: boolean;
  readonly isSingle: boolean;
  readonly rule: ValueRule | undefined;
  /** Bytes of one value of a binary VR of fixed size. */
  readonly size: number | undefined;
  readonly read: ((view: DataView, at: number, littleEndian: boolean) => number) | undefined;
}

const readers: Readonly<Record<string, { size: number; read: VrTraits['read'] }>> = {
  US: { size: 2, read: (view, at, little) => view.getUint16(at, little) },
  SS: { size: 2, read: (view, at, little) => view.getInt16(at, little) },
  UL: { size: 4, read: (view, at, little) => view.getUint32(at, little) },
  SL: { size: 4, read: (view, at, little) => view.getInt32(at, little) },
  FL: { size: 4, read: (view, at, little) => view.getFloat32(at, little) },
  FD: { size: 8, read: (view, at, little) => view.getFloat64(at, little) },
  UV: { size: 8, read: (view, at, little) => Number(view.getBigUint64(at, little)) },
  SV: { size: 8, read: (view, at, little) => Number(view.getBigInt64(at, little)) },
  AT: { size: 4, read: (view, at, little) => view.getUint16(at, little) * 0x10000 + view.getUint16(at + 2, little) },
};

const traitsByVr = new Map<string, VrTraits>();

/** The traits of a VR; of one the standard does not know, those of bytes. */
export function traitsOf(vr: string): VrTraits {
  const known = traitsByVr.get(vr);
  if (known) return known;
  const row = vrByName(vr);
  const traits = {
    isText: row?.text === true,
    hasCharacterSet: row?.charset === true,
    isSingle: row?.singleValue === true,
    rule: valueRules[vr],
    size: readers[vr]?.size,
    read: readers[vr]?.read,
  };
  if (row) traitsByVr.set(vr, traits);
  return traits;
}

/** Text under a character set is decoded, and `problem` tells where that failed; other text is one character a byte. */
export function textOf(
  element: DataElement,
  traits: VrTraits,
  source: ValueSource,
  decoding: TextDecoding,
): { text: string; problem?: string } {
  const raw = source.latin1(element);
  if (!traits.hasCharacterSet || isPlain(raw)) return { text: raw };
  const decoded = decoding.decode(element.value, element.vr);
  return 'text' in decoded ? decoded : { text: raw, problem: decoded.problem };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: ESC begins code extension, so it is not plain
const plain = /^[\x00-\x1a\x1c-\x7e]*$/;

/** Characters that every character set reads alike. */
export function isPlain(raw: string): boolean {
  return plain.test(raw);
}

/** The single values of a text VR, padding taken off (PS3.5 6.2); none for no bytes. */
export function splitText(vr: string, text: string, traits = traitsOf(vr)): readonly string[] {
  const padded = isPaddedField(vr, text) ? text.slice(0, -1) : text;
  if (padded.length === 0) return none;
  if (traits.isSingle) return [padded.trimEnd()];
  if (padded.indexOf('\\') < 0) return [unpadded(vr, padded)];
  const values = padded.split('\\');
  for (const [index, value] of values.entries()) values[index] = unpadded(vr, value);
  return values;
}

const none: readonly string[] = [];
const [space, nul] = [0x20, 0x00];

/** A UI ends with a NULL to be even; DA and AS have a fixed length, so only several of them end with a space. */
function isPaddedField(vr: string, text: string): boolean {
  if (vr === 'UI') return lastOf(text) === nul;
  return (vr === 'DA' || vr === 'AS') && lastOf(text) === space && text.length % 2 === 0;
}

/** Trailing spaces are padding of the value in every other text VR. */
function unpadded(vr: string, value: string): string {
  if (lastOf(value) !== space || vr === 'UI' || vr === 'DA' || vr === 'AS') return value;
  return withoutPadding(value, ' ');
}

/** The code of the last character, or NaN. */
function lastOf(text: string): number {
  return text.charCodeAt(text.length - 1);
}

/** How many values a binary VR of fixed size holds; undefined for text and for the streams OB, OW, OF, OD, OL, OV, UN. */
export function binaryCount(element: DataElement, traits: VrTraits): number | undefined {
  return traits.size && element.length / traits.size;
}

/** The values of an element, numbers for binary VRs of fixed size, else text without padding; none for streams. */
export function valuesOf(element: DataElement, source: ValueSource, decoding: TextDecoding): readonly ElementValue[] {
  const traits = traitsOf(element.vr);
  if (element.passedOver) return [];
  if (traits.read && traits.size) return numbersOf(element, source, traits.read, traits.size);
  if (!traits.isText) return [];
  return trimmed(splitText(element.vr, textOf(element, traits, source, decoding).text, traits));
}

function trimmed(values: readonly string[]): readonly string[] {
  const [only] = values;
  return only !== undefined && values.length === 1 ? [only.trim()] : values.map((value) => value.trim());
}

function numbersOf(
  { valueOffset, length, littleEndian }: DataElement,
  { view }: ValueSource,
  read: NonNullable<VrTraits['read']>,
  size: number,
): number[] {
  const end = Math.min(valueOffset + length, view.byteLength);
  const numbers: number[] = [];
  for (let at = valueOffset; at + size <= end; at += size) numbers.push(read(view, at, littleEndian));
  return numbers;
}
