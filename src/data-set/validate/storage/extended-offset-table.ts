// Extended Offset Table and Extended Offset Table Lengths (PS3.3 C.7.6.3, C.7.6.3.1.8): beside an empty Basic Offset Table,
// of frames of one fragment each.

import type { DataElement, FragmentPlaces } from '../../read/element-tree.ts';
import type { ItemScope } from '../item-scope.ts';
import { wrongOffset } from './frame-offsets.ts';

const table = { tag: 0x7fe00001, keyword: 'ExtendedOffsetTable' };
const tableLengths = { tag: 0x7fe00002, keyword: 'ExtendedOffsetTableLengths' };
const clause = 'PS3.3 C.7.6.3';
/** Bytes of an offset, and of a length. */
const unit = 8;

/** Objects to a table where none may be. */
export function checkNoExtendedOffsetTable(top: ItemScope, why: string): void {
  for (const at of [table, tableLengths])
    if (top.find(at.tag)) top.object(at, 'not-allowed', 'error', clause, `absence, for ${why}`, 'present');
}

/** Objects to tables that do not lead to the frames. */
export function checkExtendedOffsetTable(
  top: ItemScope,
  { offsetTable, lengths }: FragmentPlaces,
  frames: number,
): void {
  const [offsets, sizes] = [top.find(table.tag), top.find(tableLengths.tag)];
  if (!offsets) {
    const expected = 'absence, for there is no Extended Offset Table';
    if (sizes) top.object(tableLengths, 'not-allowed', 'error', clause, expected, 'present');
    return;
  }
  if (offsetTable?.length !== 0) {
    const expected = 'absence, for there is a Basic Offset Table';
    top.object(table, 'not-allowed', 'error', 'PS3.5 A.4', expected, 'present');
  }
  if (lengths.length !== frames) {
    const expected = 'absence, for a frame has more than one fragment';
    top.object(table, 'not-allowed', 'error', clause, expected, 'present');
    return;
  }
  checkOffsets(top, offsets, lengths);
  if (sizes) checkLengths(top, sizes, lengths);
  else top.object(tableLengths, 'missing', 'error', clause, 'a length for each offset', 'absent');
}

function checkOffsets(top: ItemScope, element: DataElement, lengths: readonly number[]): void {
  const numbers = numbersOf(top, table, element, lengths.length);
  if (!numbers) return;
  const wrong = wrongOffset(lengths.length, numbers, lengths);
  const expected = 'offsets of the fragment of each frame';
  if (wrong !== undefined)
    top.object(table, 'reference', 'error', 'PS3.3 C.7.6.3.1.8', expected, `an offset of ${wrong}`);
}

/** The bytes of a frame are those of its fragment, or one less, if that is padded. */
function checkLengths(top: ItemScope, element: DataElement, lengths: readonly number[]): void {
  const numbers = numbersOf(top, tableLengths, element, lengths.length);
  if (!numbers) return;
  const index = lengths.findIndex((length, at) => {
    const padding = BigInt(length) - numbers(at);
    return padding !== 0n && padding !== 1n;
  });
  if (index < 0) return;
  const expected = `${lengths[index]} bytes of frame ${index + 1}, as its fragment has`;
  top.object(tableLengths, 'count', 'error', clause, expected, String(numbers(index)));
}

/** The numbers of a table; undefined, and objected to, if they are not so many. */
function numbersOf(
  top: ItemScope,
  at: typeof table | typeof tableLengths,
  { value, length, passedOver }: DataElement,
  count: number,
): ((index: number) => bigint) | undefined {
  if (length !== unit * count) {
    top.object(at, 'count', 'error', clause, `${unit * count} bytes, for ${count} frames`, `${length} bytes`);
    return undefined;
  }
  if (passedOver) return undefined;
  const view = new DataView(value.buffer, value.byteOffset, value.byteLength);
  return (index) => view.getBigUint64(unit * index, true);
}
