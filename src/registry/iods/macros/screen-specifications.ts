// Screen Specifications Macro, PS3.3 Table C.23.2-2: attributes, types, values and conditions.

import { absent } from '../condition.ts';
import { attribute, type MacroDefinition } from '../definition.ts';
import { positive, special } from '../relation.ts';

export const screenSpecificationsMacro: MacroDefinition = {
  table: 'C.23.2-2',
  name: 'Screen Specifications',
  rows: [
    attribute('0072,0104', 'NumberOfVerticalPixels', 'US', '1', '1', { relations: [positive] }),
    attribute('0072,0106', 'NumberOfHorizontalPixels', 'US', '1', '1', { relations: [positive] }),
    attribute('0072,0108', 'DisplayEnvironmentSpatialPosition', 'FD', '4', '1', {
      relations: [special('boxPosition', 'PS3.3 C.23.2.1.1')],
    }),
    attribute('0072,010A', 'ScreenMinimumGrayscaleBitDepth', 'US', '1', '1C', {
      relations: [positive],
      required: absent('ScreenMinimumColorBitDepth'),
    }),
    attribute('0072,010C', 'ScreenMinimumColorBitDepth', 'US', '1', '1C', {
      relations: [positive],
      required: absent('ScreenMinimumGrayscaleBitDepth'),
    }),
    attribute('0072,010E', 'ApplicationMaximumRepaintTime', 'US', '1', '3', { relations: [positive] }),
  ],
};
