// Basic Code Sequence Macro, PS3.3 Table 8.8-1a: attributes, types, values and conditions.

import { absent, all, any, present, undecidable } from '../condition.ts';
import { attribute, type MacroDefinition } from '../definition.ts';
import { formed } from '../relation.ts';

export const basicCodeSequenceMacro: MacroDefinition = {
  table: '8.8-1a',
  name: 'Basic Code Sequence',
  rows: [
    attribute('0008,0100', 'CodeValue', 'SH', '1', '1C', {
      required: all(absent('LongCodeValue'), absent('URNCodeValue')),
    }),
    attribute('0008,0102', 'CodingSchemeDesignator', 'SH', '1', '1C', {
      required: any(present('CodeValue'), present('LongCodeValue')),
      otherwise: 'may',
    }),
    attribute('0008,0103', 'CodingSchemeVersion', 'SH', '1', '1C', {
      required: undecidable('whether the designator alone is unambiguous'),
      otherwise: present('CodingSchemeDesignator'),
    }),
    attribute('0008,0104', 'CodeMeaning', 'LO', '1', '1'),
    attribute('0008,0119', 'LongCodeValue', 'UC', '1', '1C', {
      relations: [formed('longCode', 'PS3.3 8.1')],
      required: undecidable('the length of the code'),
      otherwise: all(absent('CodeValue'), absent('URNCodeValue')),
    }),
    attribute('0008,0120', 'URNCodeValue', 'UR', '1', '1C', {
      required: undecidable('whether the code is a URN or URL'),
      otherwise: all(absent('CodeValue'), absent('LongCodeValue')),
    }),
  ],
};
