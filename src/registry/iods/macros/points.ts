// Points Macro, PS3.3 Table C.27-2: attributes, types, values and conditions.

import { present } from '../condition.ts';
import { attribute, type MacroDefinition } from '../definition.ts';

export const pointsMacro: MacroDefinition = {
  table: 'C.27-2',
  name: 'Points',
  rows: [
    attribute('0066,0015', 'NumberOfSurfacePoints', 'UL', '1', '1'),
    attribute('0066,0016', 'PointCoordinatesData', 'OF', '1', '1'),
    attribute('0066,0017', 'PointPositionAccuracy', 'FL', '3', '3'),
    attribute('0066,0018', 'MeanPointDistance', 'FL', '1', '3'),
    attribute('0066,0019', 'MaximumPointDistance', 'FL', '1', '3'),
    attribute('0066,001A', 'PointsBoundingBoxCoordinates', 'FL', '6', '3'),
    attribute('0066,001B', 'AxisOfRotation', 'FL', '3', '3'),
    attribute('0066,001C', 'CenterOfRotation', 'FL', '3', '1C', {
      required: present('AxisOfRotation'),
      otherwise: 'may',
    }),
  ],
};
