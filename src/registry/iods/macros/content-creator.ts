// Content Creator Macro, PS3.3 Table 10.9.3-1: attributes, types, values and conditions.

import { attribute, include, type MacroDefinition, sequence } from '../definition.ts';
import { personIdentificationMacro } from './person-identification.ts';

export const contentCreatorMacro: MacroDefinition = {
  table: '10.9.3-1',
  name: 'Content Creator',
  rows: [
    attribute('0070,0084', 'ContentCreatorName', 'PN', '1', '3'),
    sequence('0070,0086', 'ContentCreatorIdentificationCodeSequence', '3', '0-1', [include(personIdentificationMacro)]),
  ],
};
