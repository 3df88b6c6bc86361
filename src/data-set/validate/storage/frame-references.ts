// What is told of single frames of an image: frames are there that are named, vectors have a value for each frame, and
// each frame an index for each dimension (PS3.3 C.7.6.5, C.7.6.9, C.7.6.10, C.7.6.16.2.2, C.8.4.8.1).

import { frameNumbers, frameVectors } from '../../../registry/storage/references.ts';
import type { ItemScope } from '../item-scope.ts';
import { firstNumber } from './first-number.ts';

const numberOfFrames = 0x00280008;
const pixelData = 0x7fe00010;
const concatenationUid = 0x00209161;
const dimensionIndexSequence = 0x00209222;
const frameGroups = 0x52009230;
const frameContent = 0x00209111;
const dimensionIndexValues = { tag: 0x00209157, keyword: 'DimensionIndexValues' };

const named = frameNumbers.map(([path, clause]) => ({
  tags: path.split('.').map((tag) => Number.parseInt(tag, 16)),
  clause,
}));

/** Objects to frames that are not there, and to what has not a value for each. */
export function checkFrameReferences(top: ItemScope): void {
  const frames = firstNumber(top, numberOfFrames);
  if (frames === undefined || frames === 0) return;
  for (const [vector, most, clause] of frameVectors)
    if (top.find(vector)) checkVector(top, vector, most, frames, clause);
  // Frame numbers of a concatenation may be those of the whole.
  if (top.find(pixelData) && !top.find(concatenationUid)) checkNamed(top, frames);
  if (top.find(dimensionIndexSequence)) checkDimensions(top);
}

function checkVector(top: ItemScope, tag: number, most: number | undefined, frames: number, clause: string): void {
  const element = top.find(tag);
  if (!element || element.passedOver || element.length === 0 || top.isCutOff(element)) return;
  const values = top.valuesOf(tag);
  if (values.length !== frames)
    top.object({ tag }, 'count', 'error', clause, `a value for each of ${frames} frames`, `${values.length} values`);
  const limit = most === undefined ? undefined : firstNumber(top, most);
  if (limit === undefined) return;
  const wrong = values.find((value) => Number(value) < 1 || Number(value) > limit);
  if (wrong !== undefined) top.object({ tag }, 'range', 'error', clause, `1 to ${limit}`, String(wrong));
}

function checkNamed(top: ItemScope, frames: number): void {
  for (const { tags, clause } of named) {
    const [first = 0, second] = tags;
    if (!top.find(first)) continue;
    for (const item of second === undefined ? [top] : top.itemsOf(first)) {
      const tag = second ?? first;
      const wrong = item.valuesOf(tag).find((value) => !isWithin(value, frames));
      if (wrong !== undefined)
        item.object({ tag }, 'reference', 'error', clause, `frames from 1 to ${frames}`, String(wrong));
    }
  }
}

/** What is no number is for the VR to object to. */
function isWithin(value: unknown, frames: number): boolean {
  const number = value === '' ? Number.NaN : Number(value);
  return Number.isNaN(number) || (number >= 1 && number <= frames);
}

/** As many indices as dimensions; of the first frame that has others. */
function checkDimensions(top: ItemScope): void {
  const { length: dimensions = 0 } = top.find(dimensionIndexSequence)?.items ?? [];
  const sequence = top.find(frameGroups);
  if (dimensions === 0 || !sequence?.items) return;
  for (const [index, frame] of sequence.items.entries()) {
    const content = frame.elements.find(({ tag }) => tag === frameContent)?.items?.[0];
    const element = content?.elements.find(({ tag }) => tag === dimensionIndexValues.tag);
    if (!content || !element || element.length === 0 || element.length === 4 * dimensions || element.vr !== 'UL')
      continue;
    const expected = `a value for each of ${dimensions} dimensions`;
    const scope = top.enter(frameGroups, frame, index).enter(frameContent, content, 0);
    const actual = `${element.length / 4} values`;
    scope.object(dimensionIndexValues, 'count', 'error', 'PS3.3 C.7.6.16.2.2', expected, actual);
    return;
  }
}
