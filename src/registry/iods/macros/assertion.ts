// Assertion Macro, PS3.3 Table 10.30-1: attributes, types, values and conditions.

import { attribute, demands, include, type MacroDefinition, sequence } from '../definition.ts';
import { formed, special } from '../relation.ts';
import { codeSequenceMacro } from './code-sequence.ts';
import { identifiedPersonOrDeviceMacro } from './identified-person-or-device.ts';

export const assertionMacro: MacroDefinition = {
  table: '10.30-1',
  name: 'Assertion',
  rows: [
    sequence('0044,0101', 'AssertionCodeSequence', '1', '1', [include(codeSequenceMacro)]),
    attribute('0044,0102', 'AssertionUID', 'UI', '1', '1'),
    sequence('0044,0103', 'AsserterIdentificationSequence', '1', '1', [include(identifiedPersonOrDeviceMacro)]),
    attribute('0044,0104', 'AssertionDateTime', 'DT', '1', '1'),
    attribute('0044,0105', 'AssertionExpirationDateTime', 'DT', '1', '3'),
    attribute('0044,0106', 'AssertionComments', 'UT', '1', '3'),
    sequence('0038,0100', 'PertinentDocumentsSequence', '3', '0-n', [
      demands(special('notEmptyItems')),
      attribute('0008,1150', 'ReferencedSOPClassUID', 'UI', '1', '3'),
      attribute('0008,1155', 'ReferencedSOPInstanceUID', 'UI', '1', '3'),
      attribute('0040,E001', 'HL7InstanceIdentifier', 'ST', '1', '3', { relations: [formed('hl7InstanceIdentifier')] }),
      attribute('0040,E010', 'RetrieveURI', 'UR', '1', '3', { relations: [formed('absoluteUri')] }),
    ]),
    sequence('0044,0107', 'RelatedAssertionSequence', '3', '0-n', [
      attribute('0044,0108', 'ReferencedAssertionUID', 'UI', '1', '1'),
    ]),
  ],
};
