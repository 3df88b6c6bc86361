// Generic Implant Template 3D Models Module, PS3.3 Table C.29.1.3-1: attributes, types, values and conditions.

import { attribute, demands, type ModuleDefinition, sequence } from '../definition.ts';
import { distinct, listedIn } from '../relation.ts';

export const genericImplantTemplate3DModelsModule: ModuleDefinition = {
  table: 'C.29.1.3-1',
  name: 'Generic Implant Template 3D Models',
  rows: [
    attribute('0068,6350', 'ImplantTemplate3DModelSurfaceNumber', 'US', '1-n', '1', {
      relations: [listedIn('SurfaceSequence', 'SurfaceNumber')],
    }),
    sequence('0068,6360', 'SurfaceModelDescriptionSequence', '1', '1-n', [
      demands(distinct('ReferencedSurfaceNumber'), { is: 'paired', with: 'SurfaceSequence' }),
      attribute('0066,002C', 'ReferencedSurfaceNumber', 'UL', '1', '1', {
        relations: [listedIn('SurfaceSequence', 'SurfaceNumber')],
      }),
      attribute('0068,6380', 'SurfaceModelLabel', 'LO', '1', '1'),
    ]),
    attribute('0068,6390', 'SurfaceModelScalingFactor', 'FD', '1', '1'),
  ],
};
