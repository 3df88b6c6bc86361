// Cases of docs/iod-sentences.md on color palettes (PS3.3 C.7.9, C.11.15, C.28).

import { type CaseBody, casesOf, type SentenceCase } from './sentence-case.ts';

const descriptor = 'PS3.3 C.7.6.3.1.5';
const segmented = 'PS3.3 C.7.9.2';
const icc = 'PS3.3 C.11.15.1.1';
const colors = ['Red', 'Green', 'Blue'];
const plain = colors.map((color) => `${color}PaletteColorLookupTableData`);
const descriptors = (value: readonly number[]) =>
  Object.fromEntries(colors.map((color) => [`${color}PaletteColorLookupTableDescriptor`, value]));

/** Four entries: two as they are, two on a line; then a copy of both segments. */
const eight = [0, 2, 10, 20, 1, 2, 40, 2, 2, 0, 0, 0, 0, 0];
const tables = (bytes: readonly number[]) =>
  Object.fromEntries(colors.map((color) => [`Segmented${color}PaletteColorLookupTableData`, Uint8Array.from(bytes)]));
const isSegmented = {
  ...descriptors([8, 0, 8]),
  ...tables(eight),
  ...Object.fromEntries(plain.map((keyword) => [keyword, undefined])),
};
const red = 'SegmentedRedPaletteColorLookupTableData';
const withSegments = (id: string, bytes: readonly number[]): CaseBody => ({
  id,
  given: isSegmented,
  set: { [red]: Uint8Array.from(bytes) },
  finds: ['relation', red, segmented],
});

/** A profile with another signature at one place of its header. */
function profileWith(offset: number, signature: string): Uint8Array {
  const bytes = Buffer.alloc(128);
  bytes.write('scnrRGB XYZ ', 12, 'latin1');
  bytes.write(signature, offset, 'latin1');
  return bytes;
}

export const colorPaletteCases: readonly SentenceCase[] = casesOf('ColorPaletteStorage', 'minimal', [
  {
    id: 'CP-1',
    set: { GreenPaletteColorLookupTableDescriptor: [255, 0, 8] },
    finds: ['relation', 'GreenPaletteColorLookupTableDescriptor', descriptor],
  },
  {
    id: 'CP-2',
    set: { BluePaletteColorLookupTableDescriptor: [256, 1, 8] },
    finds: ['relation', 'BluePaletteColorLookupTableDescriptor', descriptor],
  },
  {
    id: 'CP-3',
    set: { GreenPaletteColorLookupTableDescriptor: [256, 0, 16] },
    finds: ['relation', 'GreenPaletteColorLookupTableDescriptor', descriptor],
  },
  {
    id: 'CP-4',
    set: { ...descriptors([128, 0, 16]) },
    finds: ['range', 'RedPaletteColorLookupTableDescriptor', 'PS3.3 C.7.9'],
  },
  {
    id: 'CP-5',
    set: { RedPaletteColorLookupTableData: new Uint8Array(254) },
    finds: ['count', 'RedPaletteColorLookupTableData', descriptor],
  },
  {
    id: 'CP-5',
    set: { BluePaletteColorLookupTableData: new Uint8Array(512) },
    finds: ['count', 'BluePaletteColorLookupTableData', descriptor],
  },
  { id: 'CP-6', set: tables(eight), finds: ['not-allowed', 'RedPaletteColorLookupTableData', 'PS3.3 Table C.7-22'] },
  {
    id: 'CP-6',
    given: isSegmented,
    set: { [red]: undefined, RedPaletteColorLookupTableData: new Uint8Array(8) },
    finds: ['missing', red, 'PS3.3 Table C.7-22'],
  },
  withSegments('CP-7', [0, 2, 10, 20, 1, 2, 40, 0]),
  withSegments('CP-7', [0, 9, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0]),
  withSegments('CP-8', [0, 2, 10, 20, 3, 6, 40, 0]),
  withSegments('CP-9', [0, 8, 10, 20]),
  withSegments('CP-10', [1, 8, 40, 0]),
  withSegments('CP-11', [0, 2, 10, 20, 2, 1, 0, 0, 0, 0, 2, 1, 4, 0, 0, 0, 1, 2, 7, 0]),
  withSegments('CP-12', [0, 2, 10, 20, 1, 2, 40, 2, 2, 1, 0, 0, 0, 0]),
  {
    id: 'CP-14',
    set: { PaletteColorLookupTableUID: '1.2.3' },
    finds: ['relation', 'PaletteColorLookupTableUID', 'PS3.3 C.7.9.1'],
  },
  {
    id: 'CP-15',
    given: { ICCProfile: profileWith(12, 'scnr') },
    set: { ICCProfile: profileWith(12, 'mntr') },
    finds: ['relation', 'ICCProfile', icc],
  },
  {
    id: 'CP-16',
    given: { ICCProfile: profileWith(16, 'RGB ') },
    set: { ICCProfile: profileWith(16, 'GRAY') },
    finds: ['relation', 'ICCProfile', icc],
  },
  {
    id: 'CP-17',
    given: { ICCProfile: profileWith(20, 'Lab ') },
    set: { ICCProfile: profileWith(20, 'CMYK') },
    finds: ['relation', 'ICCProfile', icc],
  },
  {
    id: 'CP-19',
    given: { SOPInstanceUID: '1.2.840.10008.1.5.2', ContentLabel: 'PET' },
    set: { ContentLabel: 'HOT_IRON' },
    finds: ['relation', 'ContentLabel', 'PS3.3 C.28.1.1.1'],
  },
]);
