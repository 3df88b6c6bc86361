// Scope of Inventory Macro, PS3.3 Table C.38.2-1: attributes, types, values and conditions.

import { all, equals, needsCharacterSet, undecidable } from '../condition.ts';
import { attribute, demands, type MacroDefinition, sequence, wildcard } from '../definition.ts';
import { formed, special } from '../relation.ts';

export const scopeOfInventoryMacro: MacroDefinition = {
  table: 'C.38.2-1',
  name: 'Scope of Inventory',
  rows: [
    sequence('0008,0400', 'ScopeOfInventorySequence', '2', '0-1', [
      demands(special('scopeKeys', 'PS3.3 C.38.2.1.1')),
      attribute('0008,040F', 'ExtendedMatchingMechanisms', 'CS', '1-n', '1C', {
        required: undecidable('which matching mechanisms were applied'),
        enumerated: ['RELATIONAL', 'COMBINED_DT', 'FUZZY_SEMANTIC', 'TIMEZONE_ADJUST', 'EMPTY_VALUE', 'MULTIPLE_VALUE'],
      }),
      attribute('0008,0005', 'SpecificCharacterSet', 'CS', '1-n', '1C', {
        required: needsCharacterSet(),
        otherwise: 'may',
      }),
      attribute('0008,0201', 'TimezoneOffsetFromUTC', 'SH', '1', '1C', {
        relations: [formed('timezone', 'PS3.3 C.12.1.1.8')],
        required: equals('ExtendedMatchingMechanisms', 'TIMEZONE_ADJUST'),
      }),
      attribute('0008,0052', 'QueryRetrieveLevel', 'CS', '1', '1C', {
        required: equals('ExtendedMatchingMechanisms', 'RELATIONAL'),
        enumerated: ['STUDY', 'SERIES', 'IMAGE'],
      }),
      sequence('0008,0410', 'RangeMatchingSequence', '1C', '2', [wildcard('2', 'a date or time key attribute')], {
        required: undecidable('which matching was applied'),
      }),
      sequence('0008,0411', 'ListOfUIDMatchingSequence', '1C', '1-n', [wildcard('1', 'a UID key attribute')], {
        required: undecidable('which matching was applied'),
      }),
      sequence('0008,0412', 'EmptyValueMatchingSequence', '1C', '0-1', [wildcard('2', 'a key attribute')], {
        required: all(equals('ExtendedMatchingMechanisms', 'EMPTY_VALUE'), undecidable('which matching was applied')),
      }),
      sequence('0008,0413', 'GeneralMatchingSequence', '1C', '0-1', [wildcard('1', 'a key attribute')], {
        required: undecidable('which matching was applied'),
      }),
    ]),
  ],
};
