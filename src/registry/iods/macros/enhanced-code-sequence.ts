// Enhanced Code Sequence Macro, PS3.3 Table 8.8-1b: attributes, types, values and conditions.

import { equals, present } from '../condition.ts';
import { attribute, type MacroDefinition } from '../definition.ts';
import { special } from '../relation.ts';

export const enhancedCodeSequenceMacro: MacroDefinition = {
  table: '8.8-1b',
  name: 'Enhanced Code Sequence',
  rows: [
    attribute('0008,010F', 'ContextIdentifier', 'CS', '1', '3', {
      relations: [special('contextIdentifier', 'PS3.3 8.6')],
    }),
    attribute('0008,0117', 'ContextUID', 'UI', '1', '3'),
    attribute('0008,0105', 'MappingResource', 'CS', '1', '1C', { required: present('ContextIdentifier') }),
    attribute('0008,0118', 'MappingResourceUID', 'UI', '1', '3'),
    attribute('0008,0122', 'MappingResourceName', 'LO', '1', '3'),
    attribute('0008,0106', 'ContextGroupVersion', 'DT', '1', '1C', { required: present('ContextIdentifier') }),
    attribute('0008,010B', 'ContextGroupExtensionFlag', 'CS', '1', '3', { enumerated: ['Y', 'N'] }),
    attribute('0008,0107', 'ContextGroupLocalVersion', 'DT', '1', '1C', {
      required: equals('ContextGroupExtensionFlag', 'Y'),
    }),
    attribute('0008,010D', 'ContextGroupExtensionCreatorUID', 'UI', '1', '1C', {
      required: equals('ContextGroupExtensionFlag', 'Y'),
    }),
  ],
};
