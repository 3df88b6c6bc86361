// The Data Set that begins in a PDU (PS3.8 Annex E.2, PS3.5 7.1), as far as its bytes were kept, for a reader who wants it as others show it.

import { type DataElement, nameOfTag, readDataSet, transferSyntaxByUid, vrByName } from '../../../src/index.ts';
import { pdusIn } from '../wire-tree/pdu-fields.ts';
import { Part } from '../wire-tree/wire-field.ts';
import type { PackedDataSet, PackedElement } from './page-data/packed-pdu.ts';

/** What is enough for the head of a PDU, and holds whatever a deflated Data Set would grow to. */
const limits = { inflatedSize: 0x10000, elements: 2000 };

/** The Data Set; undefined if none begins in these bytes, or nobody knows in which Transfer Syntax. */
export function packedDataSet(
  bytes: Uint8Array,
  syntaxOf: (contextId: number) => string | undefined,
): PackedDataSet | undefined {
  const fragments = dataSetFragments(bytes);
  const syntax = fragments && transferSyntaxByUid(syntaxOf(fragments.contextId) ?? '');
  if (!fragments || !syntax) return undefined;
  const { elements, findings } = readDataSet(fragments.bytes, syntax, limits);
  const [first] = fragments.isWhole ? findings : [];
  const missing = fragments.isWhole ? undefined : 'the rest of the Data Set is not among these bytes';
  const stop = first ? `${first.text}, at byte ${first.offset}` : missing;
  return { elements: elements.map(packed), ...(stop !== undefined && { stop }) };
}

interface Fragments {
  readonly contextId: number;
  readonly bytes: Uint8Array;
  /** The last fragment is there, to its end. */
  readonly isWhole: boolean;
}

/** The message fragments that make up the first Data Set of the P-DATA-TFs, joined. */
function dataSetFragments(bytes: Uint8Array): Fragments | undefined {
  const fragments: Uint8Array[] = [];
  let contextId: number | undefined;
  for (const { context, control, fragment, isCut } of pdvsIn(bytes)) {
    if ((control & 1) === 1) continue;
    contextId ??= context;
    fragments.push(bytes.subarray(fragment.at, fragment.end));
    const isLast = (control & 2) === 2;
    if (isLast || isCut) return { contextId, bytes: Buffer.concat(fragments), isWhole: isLast && !isCut };
  }
  return contextId === undefined ? undefined : { contextId, bytes: Buffer.concat(fragments), isWhole: false };
}

interface Pdv {
  readonly context: number;
  readonly control: number;
  readonly fragment: Part;
  /** The bytes end before the Item-length does. */
  readonly isCut: boolean;
}

/** Every Presentation Data Value whose head is there (PS3.8 9.3.5.1). */
function pdvsIn(bytes: Uint8Array): Pdv[] {
  const pdvs: Pdv[] = [];
  for (const pdu of pdusIn(new Part(bytes)).filter((each) => each.uint(0, 1) === 4)) {
    const body = pdu.from(6, pdu.uint(2, 4) ?? 0);
    for (let at = 0; at < body.length; ) {
      const length = body.uint(at, 4) ?? 0;
      const [context, control] = [body.uint(at + 4, 1), body.uint(at + 5, 1)];
      const fragment = body.from(at + 6, Math.max(0, length - 2));
      if (context !== undefined && control !== undefined)
        pdvs.push({ context, control, fragment, isCut: fragment.length < length - 2 });
      at += 4 + length;
    }
  }
  return pdvs;
}

function packed(element: DataElement): PackedElement {
  const { tag, vr, length, undefinedLength, items } = element;
  const name = nameOfTag(tag);
  return {
    tag: tag.toString(16).toUpperCase().padStart(8, '0'),
    vr,
    name: name.startsWith('(') ? '' : name,
    length: undefinedLength ? -1 : length,
    ...(items ? { items: items.map(({ elements }) => elements.map(packed)) } : packedValue(element)),
  };
}

function packedValue({ vr, value, littleEndian }: DataElement): Pick<PackedElement, 'values' | 'hex'> {
  const kind = vrByName(vr);
  if (value.length === 0) return {};
  if (kind?.text) return { values: textsOf(textOf(value), kind.singleValue) };
  const read = numbers[vr];
  if (!read || value.length % read.size !== 0) return { hex: Buffer.from(value).toString('hex') };
  const view = new DataView(value.buffer, value.byteOffset, value.length);
  const count = value.length / read.size;
  return { values: Array.from({ length: count }, (_, at) => read.value(view, at * read.size, littleEndian)) };
}

/** Padding (PS3.5 6.2) is no part of a value; leading spaces of text in lines are. */
function textsOf(text: string, isSingle: boolean): string[] {
  const unpadded = text.replace(/[ \0]+$/, '');
  return isSingle ? [unpadded] : unpadded.split('\\').map((each) => each.trim());
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** ISO 8859-1 is right for most that is not UTF-8, and shows every byte of the rest. */
function textOf(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return Buffer.from(bytes).toString('latin1');
  }
}

interface ReadNumber {
  readonly size: number;
  readonly value: (view: DataView, at: number, isLittleEndian: boolean) => number | string;
}

const numbers: Readonly<Record<string, ReadNumber>> = {
  US: { size: 2, value: (view, at, little) => view.getUint16(at, little) },
  SS: { size: 2, value: (view, at, little) => view.getInt16(at, little) },
  UL: { size: 4, value: (view, at, little) => view.getUint32(at, little) },
  SL: { size: 4, value: (view, at, little) => view.getInt32(at, little) },
  FL: { size: 4, value: (view, at, little) => finite(view.getFloat32(at, little)) },
  FD: { size: 8, value: (view, at, little) => finite(view.getFloat64(at, little)) },
  UV: { size: 8, value: (view, at, little) => String(view.getBigUint64(at, little)) },
  SV: { size: 8, value: (view, at, little) => String(view.getBigInt64(at, little)) },
  AT: { size: 4, value: (view, at, little) => tagText(view.getUint16(at, little), view.getUint16(at + 2, little)) },
};

/** JSON has no NaN and no infinity. */
function finite(number: number): number | string {
  return Number.isFinite(number) ? number : String(number);
}

function tagText(group: number, element: number): string {
  return (group * 0x10000 + element).toString(16).toUpperCase().padStart(8, '0');
}
