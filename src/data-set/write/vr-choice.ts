/** Which VR an element gets where PS3.6 leaves a choice: PS3.5 Annex A and PS3.3 C.7.6.3. */

import { dictionaryEntry } from '../../registry/dictionary.ts';
import { type ValueRepresentation, vrByName } from '../../registry/vrs.ts';
import { implicitVR, pixelDataTag } from '../read/element-header.ts';

/** What the Data Set says of its pixels; Items that do not say it inherit it. */
export interface PixelContext {
  /** (0028,0103): 1 for two's complement. */
  readonly pixelRepresentation: number;
  /** (0028,0100). */
  readonly bitsAllocated: number;
}

export const noPixels: PixelContext = { pixelRepresentation: 0, bitsAllocated: 16 };

/** The one VR of a tag, by PS3.6 and the pixels around it. */
export function chooseVR(tag: number, pixels: PixelContext): ValueRepresentation {
  const choices = dictionaryEntry(tag)?.vr;
  return (choices?.includes('/') && vrByName(choice(tag, choices, pixels))) || implicitVR(tag);
}

/** OW can be longer than US, and is what Implicit VR stands for; only Pixel Data of single bytes is OB (PS3.5 A.2). */
function choice(tag: number, choices: string, pixels: PixelContext): string {
  if (choices === 'US/SS') return pixels.pixelRepresentation === 1 ? 'SS' : 'US';
  return tag === pixelDataTag && pixels.bitsAllocated <= 8 ? 'OB' : 'OW';
}
