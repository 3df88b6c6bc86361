// Original Macro, PS3.3 Table C.12.1.1.9-1: attributes, types, values and conditions.

import { attribute, demands, include, type MacroDefinition, sequence, wildcard } from '../definition.ts';
import { special } from '../relation.ts';
import { selectorAttributeMacro } from './selector-attribute.ts';

export const originalMacro: MacroDefinition = {
  table: 'C.12.1.1.9-1',
  name: 'Original',
  rows: [
    sequence('0400,0561', 'OriginalAttributesSequence', '3', '0-n', [
      attribute('0400,0564', 'SourceOfPreviousValues', 'LO', '1', '2'),
      attribute('0400,0562', 'AttributeModificationDateTime', 'DT', '1', '1'),
      attribute('0400,0563', 'ModifyingSystem', 'LO', '1', '1'),
      attribute('0400,0565', 'ReasonForTheAttributeModification', 'CS', '1', '1', {
        terms: ['COERCE', 'CORRECT', 'CONVERT'],
      }),
      sequence('0400,0550', 'ModifiedAttributesSequence', '1', '1', [
        wildcard('2', 'an attribute of the top level that was changed or removed'),
      ]),
      sequence('0400,0551', 'NonconformingModifiedAttributesSequence', '3', '0-n', [
        demands(special('nonconformingSelector', 'PS3.3 C.12.1.1.9.2')),
        include(selectorAttributeMacro),
        attribute('0400,0552', 'NonconformingDataElementValue', 'OB', '1', '1'),
      ]),
    ]),
  ],
};
