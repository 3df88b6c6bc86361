// Segmented Palette Color Lookup Table Data: PS3.3 C.7.9.2. Segments are discrete, linear or copies of earlier ones.

import type { DataElement } from '../../read/element-tree.ts';
import { tableFormat } from './palette.ts';
import { objectTo, type RelationCheck } from './place.ts';

interface Segment {
  readonly kind: 'discrete' | 'linear' | 'indirect';
  /** Entries it expands to. */
  readonly entries: number;
}

/** The segments so far, with sums from the first on, so that those of any stretch are known without going through it. */
class Segments {
  /** By the byte at which it begins: its place among the segments. */
  readonly #places = new Map<number, number>();
  readonly #entries = [0];
  readonly #indirect = [0];

  add(start: number, { kind, entries }: Segment): void {
    this.#places.set(start, this.#places.size);
    this.#entries.push((this.#entries.at(-1) ?? 0) + entries);
    this.#indirect.push((this.#indirect.at(-1) ?? 0) + (kind === 'indirect' ? 1 : 0));
  }

  /** Entries of `count` segments from the one at a byte on, and whether one of them is indirect; undefined without them. */
  stretch(start: number, count: number): { readonly entries: number; readonly hasIndirect: boolean } | undefined {
    const first = this.#places.get(start);
    if (first === undefined || count < 1 || first + count > this.#places.size) return undefined;
    const between = (sums: readonly number[]) => (sums[first + count] ?? 0) - (sums[first] ?? 0);
    return { entries: between(this.#entries), hasIndirect: between(this.#indirect) > 0 };
  }
}

/** Reads the fields of segments in units of 1 or 2 bytes. */
interface Units {
  readonly size: 1 | 2;
  readonly length: number;
  at(index: number): number;
}

/** In OW the bytes are those of words, which Big Endian turns around (PS3.5 7.3). */
function unitsOf({ value: bytes, vr, littleEndian }: DataElement, size: 1 | 2): Units {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const turned = vr === 'OW' && !littleEndian ? 1 : 0;
  const at = (index: number) => (size === 1 ? (bytes[index ^ turned] ?? 0) : view.getUint16(index * 2, littleEndian));
  return { size, length: Math.floor(bytes.length / size), at };
}

/** What is wrong with the segments, or undefined if they expand to `wanted` entries. */
function problemOf(units: Units, wanted: number): string | undefined {
  const segments = new Segments();
  let entries = 0;
  let at = 0;
  while (at < units.length && !(entries === wanted && isPadding(units, at))) {
    const opcode = units.at(at);
    if (opcode > 2) return `the reserved opcode ${opcode} at byte ${at * units.size}`;
    const read = readSegment(units, at, opcode, segments);
    if (typeof read === 'string') return read;
    segments.add(at * units.size, read.segment);
    entries += read.segment.entries;
    if (entries > wanted) return `more than ${wanted} entries`;
    at = read.end;
  }
  return entries === wanted ? undefined : `${entries} entries`;
}

/** One byte of 00H makes the value even. */
function isPadding(units: Units, at: number): boolean {
  return units.size === 1 && at === units.length - 1 && units.at(at) === 0;
}

type Read = { readonly segment: Segment; readonly end: number } | string;

function readSegment(units: Units, at: number, opcode: number, before: Segments): Read {
  const place = `at byte ${at * units.size}`;
  const count = at + 1 < units.length ? units.at(at + 1) : undefined;
  const length = [count ?? 0, 1, 4 / units.size][opcode] ?? 0;
  if (count === undefined || at + 2 + length > units.length) return `a segment ${place} that is cut off`;
  const end = at + 2 + length;
  if (opcode === 0) return { segment: { kind: 'discrete', entries: count }, end };
  if (opcode === 2) {
    const copied = copiedBy(units, at, count, before);
    return typeof copied === 'string' ? copied : { segment: { kind: 'indirect', entries: copied }, end };
  }
  return at === 0
    ? 'a linear segment first, before which no line can begin'
    : { segment: { kind: 'linear', entries: count }, end };
}

/** The entries of the segments that an indirect one copies, which are no indirect ones. */
function copiedBy(units: Units, at: number, count: number, before: Segments): number | string {
  const place = `an indirect segment at byte ${at * units.size}`;
  const copied = before.stretch(offsetAt(units, at + 2), count);
  if (copied === undefined) return `${place} that copies what is no ${count} segments before it`;
  return copied.hasIndirect ? `${place} that copies another one` : copied.entries;
}

/** 32 bits, the lower 16 first. */
function offsetAt(units: Units, at: number): number {
  if (units.size === 2) return units.at(at) + units.at(at + 1) * 0x10000;
  return [0, 1, 2, 3].reduce((sum, index) => sum + units.at(at + index) * 2 ** (8 * index), 0);
}

/** C.7.9.2: the segments expand to as many entries as the descriptor says. */
export const segmentedLookupTable: RelationCheck = (place) => {
  const format = tableFormat(place.scope, place.keyword);
  const element = place.scope.find(place.tag);
  if (!format || !element || element.length === 0) return;
  const own = format.bits === 8 ? 1 : 2;
  const problem = problemOf(unitsOf(element, own), format.entries);
  if (problem === undefined) return;
  // The text does not say how wide the fields before entries of 8 bits are: 16 bits are no fault.
  const inWords = own === 1 && problemOf(unitsOf(element, 2), format.entries) === undefined;
  if (!inWords) objectTo(place, 'relation', `segments that expand to ${format.entries} entries`, problem);
};
