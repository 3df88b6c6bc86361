// Encapsulated Pixel Data (PS3.5 A.4): as many fragments as the frames need, and a Basic Offset Table that is empty or
// leads to each frame. That fragments have even lengths and an end is for the reader to say.

import type { TransferSyntax } from '../../../registry/transfer-syntaxes.ts';
import type { DataElement, FragmentPlaces } from '../../read/element-tree.ts';
import type { ItemScope } from '../item-scope.ts';
import { checkExtendedOffsetTable, checkNoExtendedOffsetTable } from './extended-offset-table.ts';
import { type FragmentUse, fragmentRule } from './fragments-of-frames.ts';
import { wrongOffset } from './frame-offsets.ts';

const pixelData = 0x7fe00010;
const totalLength = 0x7fe00003;
const numberOfFrames = 0x00280008;
const place = { tag: pixelData, keyword: 'PixelData' };
/** Bytes of the header of a frame in RLE Lossless. */
const rleHeader = 64;

/** Objects to fragments that cannot be those of the frames, and to tables that do not lead to them. */
export function checkEncapsulatedPixelData(top: ItemScope, syntax: TransferSyntax): void {
  const element = top.find(pixelData);
  if (element && top.isCutOff(element)) return;
  const places = element?.fragmentPlaces;
  const rule = fragmentRule(syntax);
  if (!element || !places || !rule) {
    if (!top.isUnread(pixelData)) checkNoExtendedOffsetTable(top, 'Pixel Data is not encapsulated');
    return;
  }
  const frames = framesOf(top);
  if (frames === undefined) return;
  const isCounted = checkCount(top, places, frames, rule.use, rule.clause);
  if (isCounted) checkTables(top, element, { places, frames, use: rule.use, emptyTable: rule.emptyTable });
  if (syntax.keyword === 'RLELossless') checkRleHeaders(top, places);
  if (syntax.keyword.startsWith('EncapsulatedUncompressed')) checkFrameLengths(top, places);
  checkTotalLength(top, places);
}

/** Objects to the fragments of an Icon Image, which is a single frame (PS3.3 C.7.6.1.1.6); its pixels may be native. */
export function checkIconFragments(icon: ItemScope, syntax: TransferSyntax): void {
  const element = icon.find(pixelData);
  const places = element?.fragmentPlaces;
  const rule = fragmentRule(syntax);
  if (!element || icon.isCutOff(element) || !places || !rule) return;
  checkCount(icon, places, 1, rule.use, rule.clause);
  if (syntax.keyword === 'RLELossless') checkRleHeaders(icon, places);
  if (syntax.keyword.startsWith('EncapsulatedUncompressed')) checkFrameLengths(icon, places);
}

/** Undefined if the value is none that a number of frames can be. */
function framesOf(top: ItemScope): number | undefined {
  const [value] = top.valuesOf(numberOfFrames);
  const frames = value === undefined ? 1 : Number(value);
  return Number.isSafeInteger(frames) && frames > 0 ? frames : undefined;
}

/** False if the fragments are not those of so many frames. */
function checkCount(
  top: ItemScope,
  { lengths: { length: count } }: FragmentPlaces,
  frames: number,
  use: FragmentUse,
  clause: string,
): boolean {
  const expected = expectedCount(frames, use);
  const isRight = expected.exact ? count === expected.count : count >= expected.count;
  if (!isRight) top.object(place, 'count', 'error', clause, expected.text, `${count} fragments`);
  return isRight;
}

function expectedCount(frames: number, use: FragmentUse): { count: number; exact: boolean; text: string } {
  switch (use) {
    case 'one':
      return { count: frames, exact: true, text: `one fragment for each of ${frames} frames` };
    case 'some':
      return { count: frames, exact: false, text: `a fragment for each of ${frames} frames` };
    case 'single':
      return { count: 1, exact: true, text: 'the whole video in one fragment' };
    default:
      return { count: 1, exact: false, text: 'at least one fragment' };
  }
}

interface Tables {
  readonly places: FragmentPlaces;
  readonly frames: number;
  readonly use: FragmentUse;
  readonly emptyTable: string | undefined;
}

function checkTables(top: ItemScope, element: DataElement, { places, frames, use, emptyTable }: Tables): void {
  const { offsetTable: table } = places;
  const hasFrames = use === 'one' || use === 'some';
  if (hasFrames) checkExtendedOffsetTable(top, places, frames);
  else checkNoExtendedOffsetTable(top, 'the Transfer Syntax does not have frames in fragments of their own');
  if (!table || table.length === 0) return;
  if (emptyTable !== undefined)
    top.object(element, 'count', 'error', emptyTable, 'an empty Basic Offset Table', `${table.length} bytes`);
  else if (hasFrames) checkBasicOffsetTable(top, table, places, frames);
}

function checkBasicOffsetTable(top: ItemScope, table: Uint8Array, { lengths }: FragmentPlaces, frames: number): void {
  const clause = 'PS3.5 A.4';
  if (table.length !== 4 * frames) {
    const expected = `a Basic Offset Table of ${4 * frames} bytes, or an empty one`;
    top.object(place, 'count', 'error', clause, expected, `${table.length} bytes`);
    return;
  }
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
  const wrong = wrongOffset(frames, (index) => view.getUint32(4 * index, true), lengths);
  const expected = 'offsets of the first fragment of each frame';
  if (wrong !== undefined) top.object(place, 'reference', 'error', clause, expected, `an offset of ${wrong}`);
}

/** Each frame begins with a header of 64 bytes (PS3.5 G.5). */
function checkRleHeaders(top: ItemScope, { lengths }: FragmentPlaces): void {
  const short = lengths.find((length) => length < rleHeader);
  if (short === undefined) return;
  const expected = `at least the ${rleHeader} bytes of an RLE Header in each fragment`;
  top.object(place, 'count', 'error', 'PS3.5 G.5', expected, `a fragment of ${short} bytes`);
}

/** A native frame in each fragment, padded to an even length (PS3.5 A.4.11). */
function checkFrameLengths(top: ItemScope, { lengths }: FragmentPlaces): void {
  const factors = [0x00280010, 0x00280011, 0x00280002, 0x00280100].map((tag) => Number(top.valuesOf(tag)[0] ?? 0));
  const bits = factors.reduce((product, factor) => product * factor, 1);
  if (!Number.isSafeInteger(bits) || bits <= 0 || top.valuesOf(0x00280004)[0] === 'YBR_FULL_422') return;
  const even = 2 * Math.ceil(bits / 16);
  const other = lengths.find((length) => length !== even);
  const expected = `${even} bytes in each fragment, as Rows, Columns, Samples per Pixel and Bits Allocated say`;
  if (other !== undefined)
    top.object(place, 'count', 'error', 'PS3.5 A.4.11', expected, `a fragment of ${other} bytes`);
}

/** The bytes of all fragments, without what pads the last one (PS3.3 C.7.6.6). */
function checkTotalLength(top: ItemScope, { lengths }: FragmentPlaces): void {
  const element = top.find(totalLength);
  if (element?.value.length !== 8) return;
  const { value } = element;
  const total = new DataView(value.buffer, value.byteOffset, 8).getBigUint64(0, true);
  const sum = BigInt(lengths.reduce((all, length) => all + length, 0));
  if (total === sum || total === sum - 1n) return;
  const expected = `${sum} bytes, as the fragments have, or one less`;
  const at = { tag: totalLength, keyword: 'EncapsulatedPixelDataValueTotalLength' };
  top.object(at, 'count', 'error', 'PS3.3 C.7.6.6', expected, String(total));
}
