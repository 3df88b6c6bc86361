// Algorithm Identification Macro, PS3.3 Table 10-19: attributes, types, values and conditions.

import { attribute, include, type MacroDefinition, sequence } from '../definition.ts';
import { codeSequenceMacro } from './code-sequence.ts';

export const algorithmIdentificationMacro: MacroDefinition = {
  table: '10-19',
  name: 'Algorithm Identification',
  rows: [
    sequence('0066,002F', 'AlgorithmFamilyCodeSequence', '1', '1', [include(codeSequenceMacro)]),
    sequence('0066,0030', 'AlgorithmNameCodeSequence', '3', '0-1', [include(codeSequenceMacro)]),
    attribute('0066,0036', 'AlgorithmName', 'LO', '1', '1'),
    attribute('0066,0031', 'AlgorithmVersion', 'LO', '1', '1'),
    attribute('0066,0032', 'AlgorithmParameters', 'LT', '1', '3'),
    attribute('0024,0202', 'AlgorithmSource', 'LO', '1', '3'),
  ],
};
