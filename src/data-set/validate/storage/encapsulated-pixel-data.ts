// Encapsulated Pixel Data (PS3.5 A.4): a Basic Offset Table that is empty or has the offset of each frame, and a fragment
// for each frame at least. Where fragments were passed over, as those of a file are, nothing is said.

import type { ItemScope } from '../item-scope.ts';

const pixelData = 0x7fe00010;
const numberOfFrames = 0x00280008;
/** Item tag and length. */
const itemHeader = 8;
const clause = 'PS3.5 A.4';

/** Objects to fragments that cannot be those of the frames. */
export function checkEncapsulatedPixelData(top: ItemScope): void {
  const element = top.find(pixelData);
  const [table, ...fragments] = element?.fragments ?? [];
  if (!element || !table || top.isCutOff(element)) return;
  const place = { tag: pixelData, keyword: 'PixelData' };
  const [value] = top.valuesOf(numberOfFrames);
  const frames = value === undefined ? 1 : Number(value);
  if (!Number.isSafeInteger(frames) || frames < 1) return;
  if (fragments.length < frames)
    top.object(
      place,
      'count',
      'error',
      clause,
      `a fragment for each of ${frames} frames`,
      `${fragments.length} fragments`,
    );
  if (table.length === 0) return;
  if (table.length !== 4 * frames) {
    const expected = `a Basic Offset Table of ${4 * frames} bytes, or an empty one`;
    top.object(place, 'count', 'error', clause, expected, `${table.length} bytes`);
    return;
  }
  const wrong = wrongOffset(table, fragments);
  if (wrong !== undefined)
    top.object(
      place,
      'reference',
      'error',
      clause,
      'offsets of the first fragment of each frame',
      `an offset of ${wrong}`,
    );
}

/** The first offset that is not where a fragment begins, or does not come after the one before it. */
function wrongOffset(table: Uint8Array, fragments: readonly Uint8Array[]): number | undefined {
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
  let begin = 0;
  let next = 0;
  for (let at = 0; at < table.length; at += 4) {
    const offset = view.getUint32(at, true);
    while (next < fragments.length && begin < offset) {
      begin += itemHeader + (fragments[next]?.length ?? 0);
      next += 1;
    }
    if (begin !== offset || next >= fragments.length) return offset;
    begin += itemHeader + (fragments[next]?.length ?? 0);
    next += 1;
  }
  return undefined;
}
