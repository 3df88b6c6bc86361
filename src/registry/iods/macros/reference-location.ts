// Reference Location Macro, PS3.3 Table 10.27-1: attributes, types, values and conditions.

import { present } from '../condition.ts';
import { attribute, include, type MacroDefinition, sequence } from '../definition.ts';
import { atLeast } from '../relation.ts';
import { codeSequenceMacro } from './code-sequence.ts';

export const referenceLocationMacro: MacroDefinition = {
  table: '10.27-1',
  name: 'Reference Location',
  rows: [
    attribute('0018,9900', 'ReferenceLocationLabel', 'LO', '1', '1'),
    attribute('0018,9901', 'ReferenceLocationDescription', 'UT', '1', '3'),
    sequence('0018,9902', 'ReferenceBasisCodeSequence', '1', '1', [include(codeSequenceMacro)]),
    sequence('0018,9903', 'ReferenceGeometryCodeSequence', '1', '1', [include(codeSequenceMacro)]),
    attribute('0018,9904', 'OffsetDistance', 'DS', '1', '3', { relations: [atLeast(0)] }),
    attribute('0018,9905', 'OffsetDirection', 'CS', '1', '1C', {
      required: present('OffsetDistance'),
      enumerated: [
        'SUPERIOR',
        'INFERIOR',
        'ANTERIOR',
        'POSTERIOR',
        'LEFT',
        'RIGHT',
        'PROXIMAL',
        'DISTAL',
        'MEDIAL',
        'LATERAL',
      ],
    }),
  ],
};
