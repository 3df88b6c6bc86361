// Attribute Value Constraint Macro, PS3.3 Table 10.25-1: attributes, types, values and conditions.

import { equals, not, undecidable } from '../condition.ts';
import { attribute, include, type MacroDefinition, sequence } from '../definition.ts';
import { special } from '../relation.ts';
import { attributeValueMacro } from './attribute-value.ts';
import { codeSequenceMacro } from './code-sequence.ts';
import { extendedSelectorAttributeMacro } from './extended-selector-attribute.ts';

export const attributeValueConstraintMacro: MacroDefinition = {
  table: '10.25-1',
  name: 'Attribute Value Constraint',
  rows: [
    include(extendedSelectorAttributeMacro),
    attribute('0082,0032', 'ConstraintType', 'CS', '1', '1', {
      relations: [special('constraint')],
      enumerated: [
        'RANGE_INCL',
        'RANGE_EXCL',
        'GREATER_OR_EQUAL',
        'LESS_OR_EQUAL',
        'GREATER_THAN',
        'LESS_THAN',
        'EQUAL',
        'MEMBER_OF',
        'NOT_MEMBER_OF',
        'MEMBER_OF_CID',
        'UNCONSTRAINED',
      ],
    }),
    attribute('0082,0036', 'ConstraintViolationSignificance', 'CS', '1', '3', {
      enumerated: ['FAILURE', 'WARNING', 'INFORMATIVE'],
    }),
    attribute('0082,0037', 'ConstraintViolationCondition', 'UT', '1', '1C', {
      required: undecidable('whether the significance depends on a condition'),
    }),
    sequence('0082,0034', 'ConstraintValueSequence', '1C', '1-n', [include(attributeValueMacro)], {
      required: not(equals('ConstraintType', 'UNCONSTRAINED')),
      itemCounts: [
        { when: equals('ConstraintType', 'RANGE_INCL', 'RANGE_EXCL'), items: '2' },
        { when: not(equals('ConstraintType', 'MEMBER_OF', 'NOT_MEMBER_OF')), items: '1' },
      ],
    }),
    sequence('0082,0035', 'RecommendedDefaultValueSequence', '3', '0-1', [include(attributeValueMacro)]),
    sequence('0040,08EA', 'MeasurementUnitsCodeSequence', '3', '0-1', [include(codeSequenceMacro)]),
    attribute('0082,0033', 'SpecificationSelectionGuidance', 'UT', '1', '3'),
  ],
};
