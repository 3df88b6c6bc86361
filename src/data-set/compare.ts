/** Whether two encoded Data Sets are the same: the same elements with the same values, however encoded (PS3.5 clause 7). */

import { formatTag } from '../registry/dictionary.ts';
import { ImplicitVRLittleEndian, type TransferSyntax } from '../registry/transfer-syntaxes.ts';
import { type ValueRepresentation, vrByName } from '../registry/vrs.ts';
import { implicitVR } from './read/element-header.ts';
import type { DataElement, DataSetItem } from './read/element-tree.ts';
import { elementsOf, readDataSet } from './read/read-data-set.ts';
import { shownValue } from './shown-value.ts';
import { ElementWriter } from './write/element-writer.ts';
import { littleEndianValue } from './write/transcode.ts';

export interface DataSetDifference {
  /** `(0072,0200)[1].(0072,0202)`; Items count from 1. */
  readonly tagPath: string;
  readonly what: 'missing' | 'added' | 'vr' | 'value' | 'items';
  readonly text: string;
  /** What the first Data Set has there, short enough to be read; undefined where it does not have the element. */
  readonly before?: string;
  /** The same of the second Data Set. */
  readonly after?: string;
}

/** `before` or `after` of an element without a value. */
export const emptyValue = "''";

/**
 * What has to be said to get from Data Set `a` to `b`, each in its Transfer Syntax (UID, keyword or row); empty when
 * they are the same. Group Lengths, padding, explicit against undefined lengths and what a Transfer Syntax
 * cannot tell (a VR in Implicit VR) do not count. Throws DataSetError when one of them is no sound Data Set.
 */
export function compareDataSets(
  a: Uint8Array,
  transferSyntaxA: TransferSyntax | string,
  b: Uint8Array,
  transferSyntaxB: TransferSyntax | string,
): DataSetDifference[] {
  const differences: DataSetDifference[] = [];
  compareElements(elementsOf(a, transferSyntaxA), elementsOf(b, transferSyntaxB), '', differences);
  return differences;
}

function compareElements(
  a: readonly DataElement[],
  b: readonly DataElement[],
  prefix: string,
  differences: DataSetDifference[],
): void {
  const others = byTag(b);
  for (const [tag, element] of byTag(a)) {
    const tagPath = prefix + formatTag(tag);
    const other = others.get(tag);
    if (other) compareElement(element, other, tagPath, differences);
    else differences.push({ tagPath, what: 'missing', text: 'the element is missing', before: shownElement(element) });
    others.delete(tag);
  }
  for (const [tag, element] of others) {
    const tagPath = prefix + formatTag(tag);
    differences.push({ tagPath, what: 'added', text: 'the element is added', after: shownElement(element) });
  }
}

function shownElement(element: DataElement): string {
  if (element.fragments) return `${element.fragments.length} fragments`;
  if (element.items) return shownItems(element.items);
  const vr = vrByName(element.vr) ?? implicitVR(element.tag);
  return shownValue(comparable(element, vr), vr.vr);
}

function shownItems(items: readonly DataSetItem[] | undefined): string {
  return items?.length === 0 ? emptyValue : countOf(items);
}

const trailingPadding = 0xfffcfffc;

/** Without Group Lengths (PS3.5 7.2) and Data Set Trailing Padding (PS3.10 7.2), which belong to the encoding. */
function byTag(elements: readonly DataElement[]): Map<number, DataElement> {
  const counted = elements.filter(({ tag }) => (tag & 0xffff) !== 0 && tag !== trailingPadding);
  return new Map(counted.map((element) => [element.tag, element]));
}

function compareElement(a: DataElement, b: DataElement, tagPath: string, differences: DataSetDifference[]): void {
  if (a.fragments || b.fragments) {
    compareFragments(a, b, tagPath, differences);
    return;
  }
  if (!a.items && !b.items) {
    compareValues(a, b, tagPath, differences);
    return;
  }
  const [itemsA, itemsB] = [itemsOf(a), itemsOf(b)];
  if (!itemsA || !itemsB || itemsA.length !== itemsB.length) {
    const text = `${countOf(itemsA)} became ${countOf(itemsB)}`;
    const [before, after] = [shownItems(itemsA), shownItems(itemsB)];
    differences.push({ tagPath, what: 'items', text, before, after });
    return;
  }
  for (const [index, item] of itemsA.entries()) {
    compareElements(item.elements, itemsB[index]?.elements ?? [], `${tagPath}[${index + 1}].`, differences);
  }
}

function countOf(items: readonly DataSetItem[] | undefined): string {
  if (!items) return 'a value without Items';
  return items.length === 1 ? '1 Item' : `${items.length} Items`;
}

/** A private sequence of explicit length is just bytes in Implicit VR; as a sequence of undefined length it is not. */
function itemsOf(element: DataElement): readonly DataSetItem[] | undefined {
  if (element.items || element.vr !== 'UN') return element.items;
  const writer = new ElementWriter(ImplicitVRLittleEndian);
  writer.beginSequence(element.tag, true);
  writer.raw(element.value);
  writer.end();
  const { elements, findings } = readDataSet(writer.finish(), ImplicitVRLittleEndian);
  return findings.length === 0 ? elements[0]?.items : undefined;
}

function compareFragments(a: DataElement, b: DataElement, tagPath: string, differences: DataSetDifference[]): void {
  const [before, after] = [a.fragments ?? [], b.fragments ?? []];
  const same = before.length === after.length && before.every((bytes, index) => equal(bytes, after[index]));
  if (same) return;
  const [shownA, shownB] = [shownElement(a), shownElement(b)];
  differences.push({ tagPath, what: 'value', text: 'the fragments differ', before: shownA, after: shownB });
}

function compareValues(a: DataElement, b: DataElement, tagPath: string, differences: DataSetDifference[]): void {
  if (a.vr !== b.vr && tellsVR(a) && tellsVR(b)) {
    differences.push({ tagPath, what: 'vr', text: `${a.vr} became ${b.vr}`, before: a.vr, after: b.vr });
  }
  const vr = vrByName((tellsVR(a) ? a : b).vr) ?? implicitVR(a.tag);
  const [valueA, valueB] = [comparable(a, vr), comparable(b, vr)];
  if (equal(valueA, valueB)) return;
  const [before, after] = [shownValue(valueA, vr.vr), shownValue(valueB, vr.vr)];
  differences.push({ tagPath, what: 'value', text: `${before} became ${after}`, before, after });
}

/** UN, and a VR that comes from the dictionary, say nothing about how the element was encoded. */
function tellsVR(element: DataElement): boolean {
  return element.vr !== 'UN' && element.vrEncoded;
}

/** The value in little endian, text without its padding. */
function comparable(element: DataElement, vr: ValueRepresentation): Uint8Array {
  const value = littleEndianValue(element);
  if (!vr.text) return value;
  const end = value.findLastIndex((byte) => byte !== 0x20 && byte !== 0x00) + 1;
  return value.subarray(0, end);
}

function equal(a: Uint8Array, b: Uint8Array | undefined): boolean {
  return b !== undefined && Buffer.compare(a, b) === 0;
}
