// Surface Mesh Primitives Macro, PS3.3 Table C.27-4: attributes, types, values and conditions.

import { attribute, type MacroDefinition, sequence } from '../definition.ts';

export const surfaceMeshPrimitivesMacro: MacroDefinition = {
  table: 'C.27-4',
  name: 'Surface Mesh Primitives',
  rows: [
    attribute('0066,0043', 'LongVertexPointIndexList', 'OL', '1', '2'),
    attribute('0066,0042', 'LongEdgePointIndexList', 'OL', '1', '2'),
    attribute('0066,0041', 'LongTrianglePointIndexList', 'OL', '1', '2'),
    sequence('0066,0026', 'TriangleStripSequence', '2', '0-n', [
      attribute('0066,0040', 'LongPrimitivePointIndexList', 'OL', '1', '1'),
    ]),
    sequence('0066,0027', 'TriangleFanSequence', '2', '0-n', [
      attribute('0066,0040', 'LongPrimitivePointIndexList', 'OL', '1', '1'),
    ]),
    sequence('0066,0028', 'LineSequence', '2', '0-n', [
      attribute('0066,0040', 'LongPrimitivePointIndexList', 'OL', '1', '1'),
    ]),
    sequence('0066,0034', 'FacetSequence', '2', '0-n', [
      attribute('0066,0040', 'LongPrimitivePointIndexList', 'OL', '1', '1'),
    ]),
  ],
};
