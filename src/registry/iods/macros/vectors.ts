// Vectors Macro, PS3.3 Table C.27-3: attributes, types, values and conditions.

import { attribute, type MacroDefinition } from '../definition.ts';

export const vectorsMacro: MacroDefinition = {
  table: 'C.27-3',
  name: 'Vectors',
  rows: [
    attribute('0066,001E', 'NumberOfVectors', 'UL', '1', '1'),
    attribute('0066,001F', 'VectorDimensionality', 'US', '1', '1'),
    attribute('0066,0020', 'VectorAccuracy', 'FL', '1-n', '3'),
    attribute('0066,0021', 'VectorCoordinateData', 'OF', '1', '1'),
  ],
};
