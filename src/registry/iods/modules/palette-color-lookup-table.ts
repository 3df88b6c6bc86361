// Palette Color Lookup Table Module, PS3.3 Table C.7-22: attributes, types, values and conditions.

import { include, type ModuleDefinition } from '../definition.ts';
import { paletteColorLookupTableMacro } from '../macros/palette-color-lookup-table.ts';

export const paletteColorLookupTableModule: ModuleDefinition = {
  table: 'C.7-22',
  name: 'Palette Color Lookup Table',
  rows: [include(paletteColorLookupTableMacro)],
};
