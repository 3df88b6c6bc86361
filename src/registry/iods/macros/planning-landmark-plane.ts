// Planning Landmark Plane Macro, PS3.3 Table C.29.1.5-4: attributes, types, values and conditions.

import { absent, all, present, root } from '../condition.ts';
import { attribute, demands, type MacroDefinition, sequence } from '../definition.ts';
import { distinct, listedIn } from '../relation.ts';

export const planningLandmarkPlaneMacro: MacroDefinition = {
  table: 'C.29.1.5-4',
  name: 'Planning Landmark Plane',
  rows: [
    sequence(
      '0068,65E0',
      'TwoDPlaneCoordinatesSequence',
      '1C',
      '1-n',
      [
        demands(distinct('ReferencedHPGLDocumentID')),
        attribute('0068,6440', 'ReferencedHPGLDocumentID', 'US', '1', '1', {
          relations: [listedIn('HPGLDocumentSequence', 'HPGLDocumentID')],
        }),
        attribute('0068,65F0', 'TwoDPlaneIntersection', 'FD', '4', '1'),
      ],
      {
        required: all(absent('ThreeDPlaneOrigin'), root(present('HPGLDocumentSequence'))),
        otherwise: root(present('HPGLDocumentSequence')),
      },
    ),
    attribute('0068,6610', 'ThreeDPlaneOrigin', 'FD', '3', '1C', {
      required: all(absent('TwoDPlaneCoordinatesSequence'), root(present('ImplantTemplate3DModelSurfaceNumber'))),
      otherwise: root(present('ImplantTemplate3DModelSurfaceNumber')),
    }),
    attribute('0068,6620', 'ThreeDPlaneNormal', 'FD', '3', '1C', { required: present('ThreeDPlaneOrigin') }),
  ],
};
