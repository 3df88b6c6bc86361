// Whether the attributes of the Image Pixel Module agree with each other and with the length of Pixel Data (PS3.3 C.7.6.3,
// PS3.5 8.1, 8.2).

import type { DataElement } from '../../read/element-tree.ts';
import type { ItemScope } from '../item-scope.ts';
import { firstNumber } from './first-number.ts';

const tags = {
  SamplesPerPixel: 0x00280002,
  PhotometricInterpretation: 0x00280004,
  NumberOfFrames: 0x00280008,
  Rows: 0x00280010,
  Columns: 0x00280011,
  BitsAllocated: 0x00280100,
  BitsStored: 0x00280101,
  HighBit: 0x00280102,
  PixelData: 0x7fe00010,
} as const;

type Name = keyof typeof tags;

/** Photometric Interpretations by the Samples per Pixel that each goes with; others say nothing here. */
const samplesOf: Readonly<Record<string, number>> = {
  MONOCHROME1: 1,
  MONOCHROME2: 1,
  'PALETTE COLOR': 1,
  RGB: 3,
  YBR_FULL: 3,
  YBR_FULL_422: 3,
  YBR_PARTIAL_420: 3,
  YBR_ICT: 3,
  YBR_RCT: 3,
};

/** Objects to attributes of an image that contradict each other; what is absent is for the Types to say. */
export function checkImagePixel(top: ItemScope): void {
  const pixels = top.find(tags.PixelData);
  if (!pixels || top.isCutOff(pixels)) return;
  checkBits(top);
  checkPhotometricInterpretation(top);
  if (!pixels.fragments && !pixels.items) checkLength(top, pixels);
}

const numberOf = (top: ItemScope, name: Name) => firstNumber(top, tags[name]);

function object(top: ItemScope, name: Name, clause: string, expected: string, actual: string): void {
  top.object({ tag: tags[name], keyword: name }, 'relation', 'error', clause, expected, actual);
}

function checkBits(top: ItemScope): void {
  const [allocated, stored] = [numberOf(top, 'BitsAllocated'), numberOf(top, 'BitsStored')];
  const high = numberOf(top, 'HighBit');
  if (allocated !== undefined && stored !== undefined && stored > allocated)
    object(top, 'BitsStored', 'PS3.5 8.1.1', `at most ${allocated}, the Bits Allocated`, String(stored));
  if (stored !== undefined && high !== undefined && high !== stored - 1)
    object(top, 'HighBit', 'PS3.3 C.7.6.3', `${stored - 1}, one less than Bits Stored`, String(high));
}

function checkPhotometricInterpretation(top: ItemScope): void {
  const [interpretation] = top.valuesOf(tags.PhotometricInterpretation);
  const samples = numberOf(top, 'SamplesPerPixel');
  const wanted = typeof interpretation === 'string' ? samplesOf[interpretation.trim()] : undefined;
  if (wanted === undefined || samples === undefined || samples === wanted) return;
  const expected = `${wanted}, as Photometric Interpretation is ${interpretation}`;
  object(top, 'SamplesPerPixel', 'PS3.3 C.7.6.3.1.2', expected, String(samples));
}

/** Native Pixel Data: the bits of all pixels, and a byte more if that is odd. Two pixels of 4:2:2 share two samples. */
function checkLength(top: ItemScope, pixels: DataElement): void {
  const [rows, columns] = [numberOf(top, 'Rows'), numberOf(top, 'Columns')];
  const [samples, allocated] = [numberOf(top, 'SamplesPerPixel'), numberOf(top, 'BitsAllocated')];
  const frames = top.find(tags.NumberOfFrames) ? numberOf(top, 'NumberOfFrames') : 1;
  if (!rows || !columns || !samples || !allocated || !frames) return;
  const [interpretation] = top.valuesOf(tags.PhotometricInterpretation);
  const stored = interpretation === 'YBR_FULL_422' && samples === 3 ? 2 : samples;
  const bytes = Math.ceil((rows * columns * frames * stored * allocated) / 8);
  const even = bytes + (bytes % 2);
  if (pixels.length === even || pixels.length === bytes) return;
  const expected = `${even} bytes, as Rows, Columns, Samples per Pixel, Bits Allocated and Number of Frames say`;
  const severity = pixels.length < even ? 'error' : 'warning';
  const place = { tag: tags.PixelData, keyword: 'PixelData' };
  top.object(place, 'count', severity, 'PS3.5 8.1.1', expected, `${pixels.length} bytes`);
}
