/** Color Palette IOD: PS3.3 A.58, C.28.1, C.7.9, C.11.15. */

import { iccProfile } from './icc-profile.ts';
import type { InstanceBuilder } from './macros.ts';

/** Entries, first value mapped, bits of each entry: A.58.3 wants 8. */
const descriptor = [256, 0, 8];

function lookupTable(value: (index: number) => number): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, index) => Math.min(255, Math.max(0, value(index))));
}

/** Black over red and yellow to white, as for a hot metal. */
export const colorPalette: InstanceBuilder = () => ({
  InstanceNumber: 1,
  ContentLabel: 'HOT_METAL',
  ContentDescription: 'Black, red, yellow, white',
  RedPaletteColorLookupTableDescriptor: descriptor,
  GreenPaletteColorLookupTableDescriptor: descriptor,
  BluePaletteColorLookupTableDescriptor: descriptor,
  RedPaletteColorLookupTableData: lookupTable((index) => index * 3),
  GreenPaletteColorLookupTableData: lookupTable((index) => index * 3 - 256),
  BluePaletteColorLookupTableData: lookupTable((index) => index * 3 - 512),
  ICCProfile: iccProfile(),
});
