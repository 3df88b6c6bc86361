// Generic Implant Template 2D Drawings Module, PS3.3 Table C.29.1.2-1: attributes, types, values and conditions.

import { attribute, demands, include, type ModuleDefinition, sequence } from '../definition.ts';
import { codeSequenceMacro } from '../macros/code-sequence.ts';
import { numbered, special } from '../relation.ts';

export const genericImplantTemplate2DDrawingsModule: ModuleDefinition = {
  table: 'C.29.1.2-1',
  name: 'Generic Implant Template 2D Drawings',
  rows: [
    sequence('0068,62C0', 'HPGLDocumentSequence', '1', '1-n', [
      demands(numbered('HPGLDocumentID')),
      attribute('0068,62D0', 'HPGLDocumentID', 'US', '1', '1'),
      attribute('0068,62D5', 'HPGLDocumentLabel', 'LO', '1', '3'),
      sequence('0068,62E0', 'ViewOrientationCodeSequence', '1', '1', [include(codeSequenceMacro)]),
      sequence('0068,62F0', 'ViewOrientationModifierCodeSequence', '3', '0-n', [include(codeSequenceMacro)]),
      attribute('0068,62F2', 'HPGLDocumentScaling', 'FD', '1', '1'),
      attribute('0068,6300', 'HPGLDocument', 'OB', '1', '1', {
        relations: [special('hpglDocument', 'PS3.3 C.29.1.2.1.2.2')],
      }),
      attribute('0068,6310', 'HPGLContourPenNumber', 'US', '1', '1'),
      sequence('0068,6320', 'HPGLPenSequence', '1', '1-n', [
        attribute('0068,6330', 'HPGLPenNumber', 'US', '1', '1'),
        attribute('0068,6340', 'HPGLPenLabel', 'LO', '1', '1'),
        attribute('0068,6345', 'HPGLPenDescription', 'ST', '1', '3'),
      ]),
      attribute('0068,6346', 'RecommendedRotationPoint', 'FD', '2', '1'),
      attribute('0068,6347', 'BoundingRectangle', 'FD', '4', '1'),
    ]),
  ],
};
