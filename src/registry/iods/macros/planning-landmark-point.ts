// Planning Landmark Point Macro, PS3.3 Table C.29.1.5-2: attributes, types, values and conditions.

import { absent, all, present, root } from '../condition.ts';
import { attribute, demands, type MacroDefinition, sequence } from '../definition.ts';
import { distinct, listedIn } from '../relation.ts';

export const planningLandmarkPointMacro: MacroDefinition = {
  table: 'C.29.1.5-2',
  name: 'Planning Landmark Point',
  rows: [
    sequence(
      '0068,6550',
      'TwoDPointCoordinatesSequence',
      '1C',
      '1-n',
      [
        demands(distinct('ReferencedHPGLDocumentID')),
        attribute('0068,6440', 'ReferencedHPGLDocumentID', 'US', '1', '1', {
          relations: [listedIn('HPGLDocumentSequence', 'HPGLDocumentID')],
        }),
        attribute('0068,6560', 'TwoDPointCoordinates', 'FD', '2', '1'),
      ],
      {
        required: all(absent('ThreeDPointCoordinates'), root(present('HPGLDocumentSequence'))),
        otherwise: root(present('HPGLDocumentSequence')),
      },
    ),
    attribute('0068,6590', 'ThreeDPointCoordinates', 'FD', '3', '1C', {
      required: all(absent('TwoDPointCoordinatesSequence'), root(present('ImplantTemplate3DModelSurfaceNumber'))),
      otherwise: root(present('ImplantTemplate3DModelSurfaceNumber')),
    }),
  ],
};
