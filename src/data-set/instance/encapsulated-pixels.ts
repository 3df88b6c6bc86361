// Pixel Data of a generated image in the fragments of a Transfer Syntax that encapsulates them (PS3.5 A.4): an empty Basic
// Offset Table, and a fragment for each frame.

import type { TransferSyntax } from '../../registry/transfer-syntaxes.ts';
import type { DataSet } from '../data-set.ts';
import { encodeRleFrame, type FrameForm } from '../write/rle.ts';

type FrameEncoder = (frame: Uint8Array, form: FrameForm) => Uint8Array;

/** By keyword of the Transfer Syntax. */
const encoders: Readonly<Record<string, FrameEncoder>> = {
  RLELossless: encodeRleFrame,
  // PS3.5 A.4.11: native frames, of whole bytes.
  EncapsulatedUncompressedExplicitVRLittleEndian: (frame, { bitsAllocated }) => {
    if (bitsAllocated % 8 !== 0) throw new RangeError('frames of single bits are not written in fragments here');
    return frame.length % 2 === 0 ? frame : Buffer.concat([frame, new Uint8Array(1)]);
  },
};

/** Whether pixels can be written in a Transfer Syntax. */
export function writesPixels({ keyword, encapsulated }: TransferSyntax): boolean {
  return keyword.startsWith('JPIP') ? false : !encapsulated || encoders[keyword] !== undefined;
}

/** The Data Set for a Transfer Syntax. Throws RangeError if its pixels cannot be written in it. */
export function withPixelsFor(dataSet: DataSet, syntax: TransferSyntax): DataSet {
  const { PixelData: pixels } = dataSet;
  if (!(pixels instanceof Uint8Array) || (!syntax.encapsulated && !syntax.keyword.startsWith('JPIP'))) return dataSet;
  const encode = encoders[syntax.keyword];
  if (!encode) throw new RangeError(`no pixels can be written in ${syntax.name}`);
  const number = (keyword: string, otherwise = 0) => Number(dataSet[keyword] ?? otherwise);
  const form = {
    rows: number('Rows'),
    columns: number('Columns'),
    samples: number('SamplesPerPixel'),
    bitsAllocated: number('BitsAllocated'),
  };
  const length = (form.rows * form.columns * form.samples * form.bitsAllocated) / 8;
  const frames = Array.from({ length: number('NumberOfFrames', 1) }, (_, index) =>
    encode(pixels.subarray(index * length, (index + 1) * length), form),
  );
  return { ...dataSet, PixelData: [new Uint8Array(0), ...frames] };
}
