// Instructions Module, PS3.3 Table C.34.7-1: attributes, types, values and conditions.

import { equals, root } from '../condition.ts';
import { attribute, demands, type ModuleDefinition, sequence } from '../definition.ts';
import { numbered } from '../relation.ts';

export const instructionsModule: ModuleDefinition = {
  table: 'C.34.7-1',
  name: 'Instructions',
  rows: [
    sequence('0018,9914', 'InstructionSequence', '1', '1-n', [
      demands(numbered('InstructionIndex')),
      attribute('0018,9915', 'InstructionIndex', 'US', '1', '1'),
      attribute('0018,9916', 'InstructionText', 'LO', '1', '1'),
      attribute('0018,9917', 'InstructionDescription', 'UT', '1', '3'),
      attribute('0018,9918', 'InstructionPerformedFlag', 'CS', '1', '2C', {
        required: root(equals('SOPClassUID', '1.2.840.10008.5.1.4.1.1.200.2', '1.2.840.10008.5.1.4.1.1.200.8')),
        enumerated: ['YES', 'NO'],
      }),
      attribute('0018,9919', 'InstructionPerformedDateTime', 'DT', '1', '2C', {
        required: equals('InstructionPerformedFlag', 'YES'),
      }),
      attribute('0018,991A', 'InstructionPerformanceComment', 'UT', '1', '3'),
    ]),
  ],
};
