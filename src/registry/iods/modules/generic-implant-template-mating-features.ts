// Generic Implant Template Mating Features Module, PS3.3 Table C.29.1.4-1: attributes, types, values and conditions.

import { above, absent, all, present, root } from '../condition.ts';
import { attribute, demands, type ModuleDefinition, sequence } from '../definition.ts';
import { distinct, listedIn, numbered } from '../relation.ts';

export const genericImplantTemplateMatingFeaturesModule: ModuleDefinition = {
  table: 'C.29.1.4-1',
  name: 'Generic Implant Template Mating Features',
  rows: [
    sequence('0068,63B0', 'MatingFeatureSetsSequence', '3', '1-n', [
      demands(numbered('MatingFeatureSetID')),
      attribute('0068,63C0', 'MatingFeatureSetID', 'US', '1', '1'),
      attribute('0068,63D0', 'MatingFeatureSetLabel', 'LO', '1', '1'),
      sequence('0068,63E0', 'MatingFeatureSequence', '1', '1-n', [
        demands(distinct('MatingFeatureID')),
        attribute('0068,63F0', 'MatingFeatureID', 'US', '1', '1'),
        attribute('0068,64C0', 'ThreeDMatingPoint', 'FD', '3', '1C', {
          required: all(
            absent('TwoDMatingFeatureCoordinatesSequence'),
            root(present('ImplantTemplate3DModelSurfaceNumber')),
          ),
          otherwise: root(present('ImplantTemplate3DModelSurfaceNumber')),
        }),
        attribute('0068,64D0', 'ThreeDMatingAxes', 'FD', '9', '1C', { required: present('ThreeDMatingPoint') }),
        sequence(
          '0068,6430',
          'TwoDMatingFeatureCoordinatesSequence',
          '1C',
          '1-n',
          [
            demands(distinct('ReferencedHPGLDocumentID')),
            attribute('0068,6440', 'ReferencedHPGLDocumentID', 'US', '1', '1', {
              relations: [listedIn('HPGLDocumentSequence', 'HPGLDocumentID')],
            }),
            attribute('0068,6450', 'TwoDMatingPoint', 'FD', '2', '1'),
            attribute('0068,6460', 'TwoDMatingAxes', 'FD', '4', '1'),
          ],
          {
            required: all(absent('ThreeDMatingPoint'), root(present('HPGLDocumentSequence'))),
            otherwise: root(present('HPGLDocumentSequence')),
          },
        ),
        sequence('0068,6400', 'MatingFeatureDegreeOfFreedomSequence', '3', '0-n', [
          demands(numbered('DegreeOfFreedomID')),
          attribute('0068,6410', 'DegreeOfFreedomID', 'US', '1', '1'),
          attribute('0068,6420', 'DegreeOfFreedomType', 'CS', '1', '1', { enumerated: ['TRANSLATION', 'ROTATION'] }),
          sequence(
            '0068,6470',
            'TwoDDegreeOfFreedomSequence',
            '1C',
            '1-n',
            [
              demands(distinct('ReferencedHPGLDocumentID')),
              attribute('0068,6440', 'ReferencedHPGLDocumentID', 'US', '1', '1', {
                relations: [listedIn('HPGLDocumentSequence', 'HPGLDocumentID')],
              }),
              attribute('0068,64F0', 'TwoDDegreeOfFreedomAxis', 'FD', '3', '1'),
              attribute('0068,64A0', 'RangeOfFreedom', 'FD', '2', '1'),
            ],
            { required: above(present('TwoDMatingFeatureCoordinatesSequence')) },
          ),
          attribute('0068,6490', 'ThreeDDegreeOfFreedomAxis', 'FD', '3', '1C', {
            required: above(present('ThreeDMatingPoint')),
          }),
          attribute('0068,64A0', 'RangeOfFreedom', 'FD', '2', '1C', { required: above(present('ThreeDMatingPoint')) }),
        ]),
      ]),
    ]),
  ],
};
