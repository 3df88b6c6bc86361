// Whether the planes of an overlay have the bytes that their rows and columns need, and lie within the frames of the image
// (PS3.3 C.9.2, C.9.3, PS3.5 8.1.2).

import type { DataElement } from '../../read/element-tree.ts';
import type { ItemScope } from '../item-scope.ts';
import { firstNumber } from './first-number.ts';

/** Repeating groups 6000 to 60FF; the elements of one have the same last four digits in each. */
const [firstGroup, endOfGroups] = [0x60000000, 0x61000000];
const elements = { rows: 0x0010, columns: 0x0011, frames: 0x0015, origin: 0x0051, bits: 0x0100, data: 0x3000 } as const;
const numberOfFrames = 0x00280008;

/** Objects to overlays of which attributes contradict each other. */
export function checkOverlays(top: ItemScope): void {
  for (const element of overlayData(top.elements)) checkOverlay(top, element);
}

/** Few instances have one, so that the last element tells most. */
function overlayData(all: readonly DataElement[]): readonly DataElement[] {
  const found: DataElement[] = [];
  for (let at = all.length - 1; at >= 0; at--) {
    const element = all[at];
    if (!element || element.tag < firstGroup) break;
    if (element.tag < endOfGroups && (element.tag & 0xffff) === elements.data) found.unshift(element);
  }
  return found;
}

function checkOverlay(top: ItemScope, data: DataElement): void {
  const group = data.tag - elements.data;
  const number = (name: keyof typeof elements) => firstNumber(top, group + elements[name]);
  const [rows, columns, bits] = [number('rows'), number('columns'), number('bits')];
  const hasFrames = top.find(group + elements.frames) !== undefined;
  const frames = hasFrames ? number('frames') : 1;
  if (rows && columns && frames && bits === 1 && !top.isCutOff(data))
    checkLength(top, data, Math.ceil((rows * columns * frames) / 8));
  if (hasFrames && frames) checkFrames(top, group, frames);
}

/** A single bit a pixel, and no padding but at the end. */
function checkLength(top: ItemScope, { tag, length }: DataElement, bytes: number): void {
  const even = bytes + (bytes % 2);
  if (length === even || length === bytes) return;
  const severity = length < even ? 'error' : 'warning';
  const expected = `${even} bytes, as Overlay Rows, Overlay Columns and Number of Frames in Overlay say`;
  top.object({ tag }, 'count', severity, 'PS3.5 8.1.2', expected, `${length} bytes`);
}

/** Frames of an overlay are frames of the image, from Image Frame Origin on (PS3.3 C.9.3.1.1). */
function checkFrames(top: ItemScope, group: number, frames: number): void {
  const image = firstNumber(top, numberOfFrames);
  const hasOrigin = top.find(group + elements.origin) !== undefined;
  const origin = hasOrigin ? firstNumber(top, group + elements.origin) : 1;
  if (image === undefined || origin === undefined) return;
  if (origin >= 1 && frames + origin - 1 <= image) return;
  const tag = group + (hasOrigin ? elements.origin : elements.frames);
  const expected = `overlay frames within the ${image} of the image`;
  top.object({ tag }, 'reference', 'error', 'PS3.3 C.9.3.1.1', expected, `${frames} from frame ${origin} on`);
}
