// Icon Images (PS3.3 C.7.6.1.1.6): one sample in grey or of a palette, of 1 or 8 bits, and the bytes or the fragment that their
// attributes say. Their pixels may be native in a Transfer Syntax that encapsulates those of the image (PS3.5 A.4).

import type { TransferSyntax } from '../../../registry/transfer-syntaxes.ts';
import type { ItemScope } from '../item-scope.ts';
import { checkIconFragments } from './encapsulated-pixel-data.ts';
import { firstNumber } from './first-number.ts';
import { checkImagePixel } from './image-pixel.ts';

const iconImageSequence = 0x00880200;
const [contentSequence, referencedSOPSequence] = [0x0040a730, 0x00081199];
const [photometricInterpretation, bitsAllocated] = [0x00280004, 0x00280100];
const clause = 'PS3.3 C.7.6.1.1.6';

/** Of numbers that an icon has: no others may be there. */
const numbers: readonly (readonly [tag: number, allowed: readonly number[]])[] = [
  [0x00280002, [1]],
  [bitsAllocated, [1, 8]],
  [0x00280101, [1, 8]],
  [0x00280103, [0]],
];
/** Planar Configuration and Pixel Aspect Ratio, which no icon has. */
const excluded = [0x00280006, 0x00280034];
const interpretations = ['MONOCHROME1', 'MONOCHROME2', 'PALETTE COLOR'];

/** Objects to icons of the instance, and to those of the images that its content items refer to (PS3.3 C.18.4). */
export function checkIconImages(top: ItemScope, syntax: TransferSyntax): void {
  for (const icon of top.itemsOf(iconImageSequence)) checkIcon(icon, syntax);
  for (const content of top.itemsOf(contentSequence)) {
    for (const reference of content.itemsOf(referencedSOPSequence))
      for (const icon of reference.itemsOf(iconImageSequence)) checkIcon(icon, syntax);
    checkIconImages(content, syntax);
  }
}

function checkIcon(icon: ItemScope, syntax: TransferSyntax): void {
  for (const [tag, allowed] of numbers) {
    const value = firstNumber(icon, tag);
    if (value === undefined || allowed.includes(value)) continue;
    icon.object({ tag }, 'enumerated-value', 'error', clause, allowed.join(' or '), String(value));
  }
  checkInterpretation(icon);
  for (const tag of excluded)
    if (icon.find(tag)) icon.object({ tag }, 'not-allowed', 'error', clause, 'nothing in an Icon Image', 'present');
  checkImagePixel(icon);
  checkIconFragments(icon, syntax);
}

function checkInterpretation(icon: ItemScope): void {
  const [value] = icon.valuesOf(photometricInterpretation);
  const tag = photometricInterpretation;
  if (typeof value === 'string' && !interpretations.includes(value.trim()))
    icon.object({ tag }, 'enumerated-value', 'error', clause, interpretations.join(' or '), value);
  const bits = firstNumber(icon, bitsAllocated);
  if (value === 'PALETTE COLOR' && bits === 1)
    icon.object({ tag: bitsAllocated }, 'enumerated-value', 'error', clause, '8 with a palette', '1');
}
