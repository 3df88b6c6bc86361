// A hot metal palette with the ICC Profile of its colors: PS3.3 A.58, C.28.1, C.7.9, C.11.15.

import { iccProfile } from '../icc-profile.ts';
import { code, date, type InstanceBuilder, time } from '../macros.ts';

/** Entries, first stored value mapped, bits of an entry (PS3.3 C.7.6.3.1.5); PS3.3 A.58.3 wants 8 bits. */
const descriptor = [256, 0, 8];

/** 0 up to the entry `from`, 255 from the entry `to`, and a straight line between them. */
function ramp(from: number, to: number): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, index) => {
    const share = (index - from) / (to - from);
    return Math.round(255 * Math.min(1, Math.max(0, share)));
  });
}

/** Black over red, orange and yellow to white. */
export const hotMetalPalette: InstanceBuilder = (uid) => ({
  SpecificCharacterSet: 'ISO_IR 192',
  InstanceCreationDate: date,
  InstanceCreationTime: time,
  InstanceCreatorUID: uid(),
  InstanceNumber: 1,
  ContentLabel: 'HOT_METAL',
  ContentDescription: 'Hot metal: black, red, orange, yellow, white',
  AlternateContentDescriptionSequence: [
    {
      ContentDescription: 'Glühendes Metall: Schwarz, Rot, Orange, Gelb, Weiß',
      LanguageCodeSequence: [code('de', 'RFC5646', 'German')],
    },
    {
      ContentDescription: '金属の灼熱色',
      LanguageCodeSequence: [code('ja', 'RFC5646', 'Japanese')],
    },
  ],
  ContentCreatorName: 'Müller^Jörg',
  RedPaletteColorLookupTableDescriptor: descriptor,
  GreenPaletteColorLookupTableDescriptor: descriptor,
  BluePaletteColorLookupTableDescriptor: descriptor,
  PaletteColorLookupTableUID: uid(),
  RedPaletteColorLookupTableData: ramp(0, 132),
  GreenPaletteColorLookupTableData: ramp(64, 191),
  BluePaletteColorLookupTableData: ramp(182, 255),
  ICCProfile: iccProfile(),
  ColorSpace: 'SRGB',
});
