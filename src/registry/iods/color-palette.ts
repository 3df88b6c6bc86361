// Color Palette IOD, PS3.3 Table A.58.3-1: its modules and the constraints over them.

import type { IodDefinition } from './definition.ts';
import { colorPaletteDefinitionModule } from './modules/color-palette-definition.ts';
import { iccProfileModule } from './modules/icc-profile.ts';
import { paletteColorLookupTableModule } from './modules/palette-color-lookup-table.ts';
import { sopCommonModule } from './modules/sop-common.ts';

export const colorPaletteIod: IodDefinition = {
  sopClassUID: '1.2.840.10008.5.1.4.39.1',
  name: 'Color Palette',
  ref: 'PS3.3 Table A.58.3-1',
  modules: [
    { module: sopCommonModule, entity: 'Color Palette', usage: 'M' },
    { module: colorPaletteDefinitionModule, entity: 'Color Palette', usage: 'M' },
    { module: paletteColorLookupTableModule, entity: 'Color Palette', usage: 'M' },
    { module: iccProfileModule, entity: 'Color Palette', usage: 'M' },
  ],
  constraints: [],
};
