// ICC Profile Module, PS3.3 Table C.11.15-1: attributes, types, values and conditions.

import { attribute, type ModuleDefinition } from '../definition.ts';
import { special } from '../relation.ts';

export const iccProfileModule: ModuleDefinition = {
  table: 'C.11.15-1',
  name: 'ICC Profile',
  rows: [
    attribute('0028,2000', 'ICCProfile', 'OB', '1', '1', { relations: [special('iccProfile', 'PS3.3 C.11.15.1.1')] }),
    attribute('0028,2002', 'ColorSpace', 'CS', '1', '3', { terms: ['SRGB', 'ADOBERGB', 'ROMMRGB'] }),
  ],
};
