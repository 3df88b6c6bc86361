// Surface Mesh Module, PS3.3 Table C.27-1: attributes, types, values and conditions.

import { equals } from '../condition.ts';
import { attribute, demands, include, type ModuleDefinition, sequence } from '../definition.ts';
import { algorithmIdentificationMacro } from '../macros/algorithm-identification.ts';
import { codeSequenceMacro } from '../macros/code-sequence.ts';
import { pointsMacro } from '../macros/points.ts';
import { surfaceMeshPrimitivesMacro } from '../macros/surface-mesh-primitives.ts';
import { vectorsMacro } from '../macros/vectors.ts';
import { atLeast, numbered, special, within } from '../relation.ts';

export const surfaceMeshModule: ModuleDefinition = {
  table: 'C.27-1',
  name: 'Surface Mesh',
  rows: [
    attribute('0066,0001', 'NumberOfSurfaces', 'UL', '1', '1', {
      relations: [atLeast(1), { is: 'counts', sequence: 'SurfaceSequence', unlessEmpty: true }],
    }),
    sequence('0066,0002', 'SurfaceSequence', '1', '1-n', [
      demands(numbered('SurfaceNumber')),
      attribute('0066,0003', 'SurfaceNumber', 'UL', '1', '1'),
      attribute('0066,0004', 'SurfaceComments', 'LT', '1', '3'),
      sequence('0062,0003', 'SegmentedPropertyCategoryCodeSequence', '3', '0-1', [include(codeSequenceMacro)]),
      sequence('0062,000F', 'SegmentedPropertyTypeCodeSequence', '3', '0-1', [include(codeSequenceMacro)]),
      attribute('0066,0009', 'SurfaceProcessing', 'CS', '1', '2', { enumerated: ['YES', 'NO'] }),
      attribute('0066,000A', 'SurfaceProcessingRatio', 'FL', '1', '2C', {
        required: equals('SurfaceProcessing', 'YES'),
      }),
      attribute('0066,000B', 'SurfaceProcessingDescription', 'LO', '1', '3'),
      sequence(
        '0066,0035',
        'SurfaceProcessingAlgorithmIdentificationSequence',
        '2C',
        '0-1',
        [include(algorithmIdentificationMacro)],
        { required: equals('SurfaceProcessing', 'YES') },
      ),
      attribute('0062,000C', 'RecommendedDisplayGrayscaleValue', 'US', '1', '1'),
      attribute('0062,000D', 'RecommendedDisplayCIELabValue', 'US', '3', '1'),
      attribute('0066,000C', 'RecommendedPresentationOpacity', 'FL', '1', '1', {
        relations: [{ ...within(0, 1), ref: 'PS3.3 C.27.1.1.3' }],
      }),
      attribute('0066,000D', 'RecommendedPresentationType', 'CS', '1', '1', {
        terms: ['SURFACE', 'WIREFRAME', 'POINTS'],
      }),
      attribute('0066,0037', 'RecommendedPointRadius', 'FL', '1', '3'),
      attribute('0066,0038', 'RecommendedLineThickness', 'FL', '1', '3'),
      attribute('0066,000E', 'FiniteVolume', 'CS', '1', '1', { enumerated: ['YES', 'NO', 'UNKNOWN'] }),
      attribute('0066,0010', 'Manifold', 'CS', '1', '1', { enumerated: ['YES', 'NO', 'UNKNOWN'] }),
      sequence('0066,0011', 'SurfacePointsSequence', '1', '1', [include(pointsMacro)]),
      sequence('0066,0012', 'SurfacePointsNormalsSequence', '2', '0-1', [include(vectorsMacro)]),
      sequence('0066,0013', 'SurfaceMeshPrimitivesSequence', '1', '1', [
        demands(special('surface')),
        include(surfaceMeshPrimitivesMacro),
      ]),
    ]),
  ],
};
