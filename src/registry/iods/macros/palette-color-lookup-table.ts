// Palette Color Lookup Table Macro, PS3.3 Table C.7-22a: attributes, types, values and conditions.

import { absent, any, present } from '../condition.ts';
import { attribute, type MacroDefinition } from '../definition.ts';
import { special } from '../relation.ts';

export const paletteColorLookupTableMacro: MacroDefinition = {
  table: 'C.7-22a',
  name: 'Palette Color Lookup Table',
  rows: [
    attribute('0028,1101', 'RedPaletteColorLookupTableDescriptor', 'US or SS', '3', '1', {
      relations: [special('eightBits', 'PS3.3 C.7.9')],
    }),
    attribute('0028,1102', 'GreenPaletteColorLookupTableDescriptor', 'US or SS', '3', '1', {
      relations: [
        special('eightBits', 'PS3.3 C.7.9'),
        { is: 'sameAs', keyword: 'RedPaletteColorLookupTableDescriptor', ref: 'PS3.3 C.7.6.3.1.5' },
      ],
    }),
    attribute('0028,1103', 'BluePaletteColorLookupTableDescriptor', 'US or SS', '3', '1', {
      relations: [
        special('eightBits', 'PS3.3 C.7.9'),
        { is: 'sameAs', keyword: 'RedPaletteColorLookupTableDescriptor', ref: 'PS3.3 C.7.6.3.1.5' },
      ],
    }),
    attribute('0028,1199', 'PaletteColorLookupTableUID', 'UI', '1', '3', {
      relations: [special('colorPaletteUid', 'PS3.3 C.7.9.1')],
    }),
    attribute('0028,1201', 'RedPaletteColorLookupTableData', 'OW', '1', '1C', {
      relations: [special('lookupTable', 'PS3.3 C.7.6.3.1.5')],
      required: absent('SegmentedRedPaletteColorLookupTableData'),
    }),
    attribute('0028,1202', 'GreenPaletteColorLookupTableData', 'OW', '1', '1C', {
      relations: [special('lookupTable', 'PS3.3 C.7.6.3.1.5')],
      required: absent('SegmentedGreenPaletteColorLookupTableData'),
    }),
    attribute('0028,1203', 'BluePaletteColorLookupTableData', 'OW', '1', '1C', {
      relations: [special('lookupTable', 'PS3.3 C.7.6.3.1.5')],
      required: absent('SegmentedBluePaletteColorLookupTableData'),
    }),
    attribute('0028,1221', 'SegmentedRedPaletteColorLookupTableData', 'OW', '1', '1C', {
      relations: [special('segmentedLookupTable', 'PS3.3 C.7.9.2')],
      required: any(
        present('SegmentedGreenPaletteColorLookupTableData'),
        present('SegmentedBluePaletteColorLookupTableData'),
      ),
      otherwise: absent('RedPaletteColorLookupTableData'),
    }),
    attribute('0028,1222', 'SegmentedGreenPaletteColorLookupTableData', 'OW', '1', '1C', {
      relations: [special('segmentedLookupTable', 'PS3.3 C.7.9.2')],
      required: any(
        present('SegmentedRedPaletteColorLookupTableData'),
        present('SegmentedBluePaletteColorLookupTableData'),
      ),
      otherwise: absent('GreenPaletteColorLookupTableData'),
    }),
    attribute('0028,1223', 'SegmentedBluePaletteColorLookupTableData', 'OW', '1', '1C', {
      relations: [special('segmentedLookupTable', 'PS3.3 C.7.9.2')],
      required: any(
        present('SegmentedRedPaletteColorLookupTableData'),
        present('SegmentedGreenPaletteColorLookupTableData'),
      ),
      otherwise: absent('BluePaletteColorLookupTableData'),
    }),
  ],
};
