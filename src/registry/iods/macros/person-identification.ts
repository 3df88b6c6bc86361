// Person Identification Macro, PS3.3 Table 10-1: attributes, types, values and conditions.

import { absent } from '../condition.ts';
import { attribute, include, type MacroDefinition, sequence } from '../definition.ts';
import { codeSequenceMacro } from './code-sequence.ts';

export const personIdentificationMacro: MacroDefinition = {
  table: '10-1',
  name: 'Person Identification',
  rows: [
    sequence('0040,1101', 'PersonIdentificationCodeSequence', '1', '1-n', [include(codeSequenceMacro)]),
    attribute('0040,1102', 'PersonAddress', 'ST', '1', '3'),
    attribute('0040,1103', 'PersonTelephoneNumbers', 'LO', '1-n', '3'),
    attribute('0040,1104', 'PersonTelecomInformation', 'LT', '1', '3'),
    attribute('0008,0080', 'InstitutionName', 'LO', '1', '1C', {
      required: absent('InstitutionCodeSequence'),
      otherwise: 'may',
    }),
    attribute('0008,0081', 'InstitutionAddress', 'ST', '1', '3'),
    sequence('0008,0082', 'InstitutionCodeSequence', '1C', '1', [include(codeSequenceMacro)], {
      required: absent('InstitutionName'),
      otherwise: 'may',
    }),
    attribute('0008,1040', 'InstitutionalDepartmentName', 'LO', '1', '3'),
    sequence('0008,1041', 'InstitutionalDepartmentTypeCodeSequence', '3', '0-1', [include(codeSequenceMacro)]),
  ],
};
