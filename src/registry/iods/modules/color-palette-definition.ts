// Color Palette Definition Module, PS3.3 Table C.28.1-1: attributes, types, values and conditions.

import { include, type ModuleDefinition } from '../definition.ts';
import { contentIdentificationMacro } from '../macros/content-identification.ts';

export const colorPaletteDefinitionModule: ModuleDefinition = {
  table: 'C.28.1-1',
  name: 'Color Palette Definition',
  rows: [include(contentIdentificationMacro)],
};
