// Defined Storage Module, PS3.3 Table C.34.13-1: attributes, types, values and conditions.

import { undecidable } from '../condition.ts';
import { attribute, demands, include, type ModuleDefinition, sequence } from '../definition.ts';
import { attributeValueConstraintMacro } from '../macros/attribute-value-constraint.ts';
import { distinct, oneConstraintEach, selects } from '../relation.ts';

export const definedStorageModule: ModuleDefinition = {
  table: 'C.34.13-1',
  name: 'Defined Storage',
  rows: [
    sequence('0018,9935', 'StorageProtocolElementSpecificationSequence', '1', '1-n', [
      demands(distinct('ProtocolElementNumber')),
      attribute('0018,9921', 'ProtocolElementNumber', 'US', '1', '1'),
      sequence('0018,9913', 'ParametersSpecificationSequence', '3', '0-n', [
        demands(selects({ set: 'storage', within: 'StorageProtocolElementSequence' }), oneConstraintEach),
        include(attributeValueConstraintMacro),
        attribute('0082,0038', 'ModifiableConstraintFlag', 'CS', '1', '1C', {
          required: undecidable('whether the constraint may be modified'),
          otherwise: 'may',
          enumerated: ['YES', 'NO'],
        }),
      ]),
    ]),
  ],
};
