// Planning Landmark Line Macro, PS3.3 Table C.29.1.5-3: attributes, types, values and conditions.

import { absent, all, present, root } from '../condition.ts';
import { attribute, demands, type MacroDefinition, sequence } from '../definition.ts';
import { distinct, listedIn } from '../relation.ts';

export const planningLandmarkLineMacro: MacroDefinition = {
  table: 'C.29.1.5-3',
  name: 'Planning Landmark Line',
  rows: [
    sequence(
      '0068,65A0',
      'TwoDLineCoordinatesSequence',
      '1C',
      '1-n',
      [
        demands(distinct('ReferencedHPGLDocumentID')),
        attribute('0068,6440', 'ReferencedHPGLDocumentID', 'US', '1', '1', {
          relations: [listedIn('HPGLDocumentSequence', 'HPGLDocumentID')],
        }),
        attribute('0068,65B0', 'TwoDLineCoordinates', 'FD', '4', '1'),
      ],
      {
        required: all(absent('ThreeDLineCoordinates'), root(present('HPGLDocumentSequence'))),
        otherwise: root(present('HPGLDocumentSequence')),
      },
    ),
    attribute('0068,65D0', 'ThreeDLineCoordinates', 'FD', '6', '1C', {
      required: all(absent('TwoDLineCoordinatesSequence'), root(present('ImplantTemplate3DModelSurfaceNumber'))),
      otherwise: root(present('ImplantTemplate3DModelSurfaceNumber')),
    }),
  ],
};
