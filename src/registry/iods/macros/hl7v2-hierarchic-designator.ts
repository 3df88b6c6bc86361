// HL7v2 Hierarchic Designator Macro, PS3.3 Table 10-17: attributes, types, values and conditions.

import { absent, present } from '../condition.ts';
import { attribute, type MacroDefinition } from '../definition.ts';

export const hl7v2HierarchicDesignatorMacro: MacroDefinition = {
  table: '10-17',
  name: 'HL7v2 Hierarchic Designator',
  rows: [
    attribute('0040,0031', 'LocalNamespaceEntityID', 'UT', '1', '1C', {
      required: absent('UniversalEntityID'),
      otherwise: 'may',
    }),
    attribute('0040,0032', 'UniversalEntityID', 'UT', '1', '1C', {
      required: absent('LocalNamespaceEntityID'),
      otherwise: 'may',
    }),
    attribute('0040,0033', 'UniversalEntityIDType', 'CS', '1', '1C', {
      required: present('UniversalEntityID'),
      enumerated: ['DNS', 'EUI64', 'ISO', 'URI', 'UUID', 'X400', 'X500'],
    }),
  ],
};
