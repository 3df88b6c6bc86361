// Hanging Protocol Environment Module, PS3.3 Table C.23.2-1: attributes, types, values and conditions.

import { attribute, include, type ModuleDefinition, sequence } from '../definition.ts';
import { screenSpecificationsMacro } from '../macros/screen-specifications.ts';
import { implied, positive } from '../relation.ts';

export const hangingProtocolEnvironmentModule: ModuleDefinition = {
  table: 'C.23.2-1',
  name: 'Hanging Protocol Environment',
  rows: [
    attribute('0072,0100', 'NumberOfScreens', 'US', '1', '2', {
      relations: [positive, implied({ is: 'counts', sequence: 'NominalScreenDefinitionSequence', unlessEmpty: true })],
    }),
    sequence('0072,0102', 'NominalScreenDefinitionSequence', '2', '0-n', [include(screenSpecificationsMacro)]),
  ],
};
