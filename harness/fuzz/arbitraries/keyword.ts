// Attributes whose values have a form of their own, beyond that of their VR: PS3.3 C.7.9, C.11.15, C.12.1.1.1.

import * as fc from 'fast-check';
import { buildInstance, type DataSetElement } from '../../../src/index.ts';
import { arbitraryOffset } from './values/dates.ts';

const entries = 256;
/** Entries, first value mapped, bits of an entry (PS3.3 A.58.3). */
const descriptor = fc.constant<DataSetElement>([entries, 0, 8]);
const table = fc.uint8Array({ minLength: entries, maxLength: entries });
/** Two segments of PS3.3 C.7.9.2: the first value alone, then a line of 255 more. */
const segments = fc
  .tuple(fc.nat({ max: 255 }), fc.nat({ max: 255 }))
  .map(([first, last]) => Uint8Array.of(0, 1, first, 1, 255, last));

const { ICCProfile: profile = null } = buildInstance('ColorPaletteStorage').dataSet;

function forColors(name: (color: string) => string, arbitrary: fc.Arbitrary<DataSetElement>) {
  return Object.fromEntries(['Red', 'Green', 'Blue'].map((color) => [name(color), arbitrary]));
}

/** The element as a whole, by keyword. */
export const byKeyword: Readonly<Record<string, fc.Arbitrary<DataSetElement>>> = {
  ...forColors((color) => `${color}PaletteColorLookupTableDescriptor`, descriptor),
  ...forColors((color) => `${color}PaletteColorLookupTableData`, table),
  ...forColors((color) => `Segmented${color}PaletteColorLookupTableData`, segments),
  ICCProfile: fc.constant(profile),
  TimezoneOffsetFromUTC: arbitraryOffset,
  RelativeTime: fc.tuple(fc.nat({ max: 50 }), fc.nat({ max: 50 })).map(([from, more]) => [from, from + more]),
};
