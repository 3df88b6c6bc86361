// Code Sequence Macro, PS3.3 Table 8.8-1: attributes, types, values and conditions.

import { include, type MacroDefinition, sequence } from '../definition.ts';
import { basicCodeSequenceMacro } from './basic-code-sequence.ts';
import { enhancedCodeSequenceMacro } from './enhanced-code-sequence.ts';

export const codeSequenceMacro: MacroDefinition = {
  table: '8.8-1',
  name: 'Code Sequence',
  rows: [
    include(basicCodeSequenceMacro),
    sequence('0008,0121', 'EquivalentCodeSequence', '3', '0-n', [
      include(basicCodeSequenceMacro),
      include(enhancedCodeSequenceMacro),
    ]),
    include(enhancedCodeSequenceMacro),
  ],
};
