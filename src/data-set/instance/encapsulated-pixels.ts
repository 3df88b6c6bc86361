// Pixel Data of a generated image in the fragments of a Transfer Syntax that encapsulates them (PS3.5 A.4): an empty Basic
// Offset Table, and a fragment for each frame; and what the Data Set says of the compression then (PS3.3 C.7.6.1.1.5, PS3.5 8.2).

import type { TransferSyntax } from '../../registry/transfer-syntaxes.ts';
import type { DataSet } from '../data-set.ts';
import { encodeRleFrame } from '../write/rle.ts';
import { type CodedForm, compressedFrame, type FrameCodec } from './storage/compressed-frames.ts';

interface PixelEncoder {
  readonly encode: (frame: Uint8Array, form: CodedForm) => Uint8Array;
  /** The Photometric Interpretation of what was RGB. */
  readonly colour?: string;
  /** The Lossy Image Compression Method, if it loses. */
  readonly lossy?: string;
}

/** By keyword of the Transfer Syntax. What may lose need not, and does not here if a lossless stream may stand in it. */
const encoders: Readonly<Record<string, PixelEncoder>> = {
  RLELossless: { encode: encodeRleFrame },
  // PS3.5 A.4.11: native frames.
  EncapsulatedUncompressedExplicitVRLittleEndian: {
    encode: (frame) => (frame.length % 2 === 0 ? frame : Buffer.concat([frame, new Uint8Array(1)])),
  },
  // PS3.5 Tables 8.2.1-1 and 8.2.1-2.
  JPEGBaseline8Bit: { ...byCodec('jpeg-baseline'), colour: 'YBR_FULL_422', lossy: 'ISO_10918_1' },
  JPEGExtended12Bit: { ...byCodec('jpeg-extended'), lossy: 'ISO_10918_1' },
  JPEGLossless: byCodec('jpeg-lossless'),
  JPEGLosslessSV1: byCodec('jpeg-lossless'),
  // PS3.5 Table 8.2.3-1.
  JPEGLSLossless: byCodec('jpeg-ls'),
  JPEGLSNearLossless: { ...byCodec('jpeg-ls-near'), lossy: 'ISO_14495_1' },
  // PS3.5 Tables 8.2.4-1 and 8.2.14-1: the reversible transformation of components.
  JPEG2000Lossless: { ...byCodec('jpeg-2000'), colour: 'YBR_RCT' },
  JPEG2000: { ...byCodec('jpeg-2000'), colour: 'YBR_RCT' },
  HTJ2KLossless: { ...byCodec('htj2k'), colour: 'YBR_RCT' },
  HTJ2KLosslessRPCL: { ...byCodec('htj2k'), colour: 'YBR_RCT' },
  HTJ2K: { ...byCodec('htj2k'), colour: 'YBR_RCT' },
};

/** Keywords of the Transfer Syntaxes in which the pictures of generated images are there, and no other pixels. */
export const compressedPictures: readonly string[] = Object.keys(encoders).filter(
  (keyword) => keyword.startsWith('JPEG') || keyword.startsWith('HTJ2K'),
);

function byCodec(codec: FrameCodec): PixelEncoder {
  return {
    encode: (frame, form) => {
      const found = compressedFrame(codec, frame, form);
      if (!found) throw new RangeError(`these pixels are not among those that were compressed (${codec})`);
      return found;
    },
  };
}

/** Whether the pixels of any image can be written in a Transfer Syntax. */
export function writesPixels({ keyword, encapsulated }: TransferSyntax): boolean {
  if (keyword.startsWith('JPIP')) return false;
  return !encapsulated || (encoders[keyword] !== undefined && !compressedPictures.includes(keyword));
}

/** The Data Set for a Transfer Syntax. Throws RangeError if its pixels cannot be written in it. */
export function withPixelsFor(dataSet: DataSet, syntax: TransferSyntax): DataSet {
  const { PixelData: pixels } = dataSet;
  if (!(pixels instanceof Uint8Array) || (!syntax.encapsulated && !syntax.keyword.startsWith('JPIP'))) return dataSet;
  const encoder = encoders[syntax.keyword];
  if (!encoder) throw new RangeError(`no pixels can be written in ${syntax.name}`);
  const number = (keyword: string, otherwise = 0) => Number(dataSet[keyword] ?? otherwise);
  const form = {
    rows: number('Rows'),
    columns: number('Columns'),
    samples: number('SamplesPerPixel'),
    bitsAllocated: number('BitsAllocated'),
    bitsStored: number('BitsStored'),
  };
  if (encoder.lossy !== undefined && dataSet.PhotometricInterpretation === 'PALETTE COLOR')
    throw new RangeError('colours of a palette are not compressed with losses (PS3.5 8.2)');
  const bits = form.rows * form.columns * form.samples * form.bitsAllocated;
  const frames = Array.from({ length: number('NumberOfFrames', 1) }, (_, index) =>
    encoder.encode(nativeFrame(pixels, index, bits), form),
  );
  const compressed = frames.reduce((sum, frame) => sum + frame.length, 0);
  return {
    ...dataSet,
    ...(encoder.colour !== undefined && form.samples === 3 && { PhotometricInterpretation: encoder.colour }),
    ...(encoder.lossy !== undefined && lossyAttributes(encoder.lossy, (bits * frames.length) / 8 / compressed)),
    PixelData: [new Uint8Array(0), ...frames],
  };
}

/** Frames of native Pixel Data follow each other without padding, those of single bits within a byte too (PS3.5 8.1.1). */
function nativeFrame(pixels: Uint8Array, index: number, bits: number): Uint8Array {
  const first = index * bits;
  const length = Math.ceil(bits / 8);
  if (first % 8 === 0 && bits % 8 === 0) return pixels.subarray(first / 8, first / 8 + length);
  const frame = new Uint8Array(length);
  for (let bit = 0; bit < bits; bit++) {
    const from = first + bit;
    if (((pixels[from >> 3] ?? 0) >> (from & 7)) & 1) frame[bit >> 3] = (frame[bit >> 3] ?? 0) | (1 << (bit & 7));
  }
  return frame;
}

/** PS3.3 C.7.6.1.1.5: the pictures are said to have been compressed when they were made, so that they stay ORIGINAL. */
function lossyAttributes(method: string, ratio: number): DataSet {
  return {
    LossyImageCompression: '01',
    LossyImageCompressionRatio: ratio.toFixed(2),
    LossyImageCompressionMethod: method,
  };
}
