// The Icon Image of a generated image (PS3.3 C.7.6.1.1.6): grey, of one sample, native in every Transfer Syntax (PS3.5 A.4).

import type { DataSet } from '../../data-set.ts';
import { phantom, phantomSize, pixelForms } from './phantom.ts';

/** The only item of an Icon Image Sequence: the first frame without its colours. */
export function iconItem(): DataSet {
  const form = pixelForms.grey8;
  return {
    SamplesPerPixel: form.samples,
    PhotometricInterpretation: 'MONOCHROME2',
    Rows: phantomSize,
    Columns: phantomSize,
    BitsAllocated: form.bitsAllocated,
    BitsStored: form.bitsStored,
    HighBit: form.bitsStored - 1,
    PixelRepresentation: 0,
    PixelData: phantom(1, form),
  };
}
