// Issuer of Patient ID Macro, PS3.3 Table 10-18: attributes, types, values and conditions.

import { present } from '../condition.ts';
import { attribute, include, type MacroDefinition, sequence } from '../definition.ts';
import { codeSequenceMacro } from './code-sequence.ts';
import { hl7v2HierarchicDesignatorMacro } from './hl7v2-hierarchic-designator.ts';

export const issuerOfPatientIDMacro: MacroDefinition = {
  table: '10-18',
  name: 'Issuer of Patient ID',
  rows: [
    attribute('0010,0021', 'IssuerOfPatientID', 'LO', '1', '3'),
    sequence('0010,0024', 'IssuerOfPatientIDQualifiersSequence', '3', '0-1', [
      attribute('0040,0032', 'UniversalEntityID', 'UT', '1', '3'),
      attribute('0040,0033', 'UniversalEntityIDType', 'CS', '1', '1C', { required: present('UniversalEntityID') }),
      attribute('0040,0035', 'IdentifierTypeCode', 'CS', '1', '3'),
      sequence('0040,0036', 'AssigningFacilitySequence', '3', '0-1', [include(hl7v2HierarchicDesignatorMacro)]),
      sequence('0040,0039', 'AssigningJurisdictionCodeSequence', '3', '0-1', [include(codeSequenceMacro)]),
      sequence('0040,003A', 'AssigningAgencyOrDepartmentCodeSequence', '3', '0-1', [include(codeSequenceMacro)]),
    ]),
  ],
};
