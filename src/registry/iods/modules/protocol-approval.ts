// Protocol Approval Module, PS3.3 Table C.34.15-1: attributes, types, values and conditions.

import { codeIs } from '../condition.ts';
import { attribute, demands, include, type ModuleDefinition, sequence } from '../definition.ts';
import { assertionMacro } from '../macros/assertion.ts';
import { codeSequenceMacro } from '../macros/code-sequence.ts';
import { sopInstanceReferenceMacro } from '../macros/sop-instance-reference.ts';
import { distinct } from '../relation.ts';

export const protocolApprovalModule: ModuleDefinition = {
  table: 'C.34.15-1',
  name: 'Protocol Approval',
  rows: [
    sequence('0044,0109', 'ApprovalSubjectSequence', '1', '1-n', [include(sopInstanceReferenceMacro)]),
    sequence('0044,0100', 'ApprovalSequence', '1', '1-n', [
      demands(distinct('AssertionUID')),
      include(assertionMacro),
      sequence('0008,0082', 'InstitutionCodeSequence', '1C', '0-n', [include(codeSequenceMacro)], {
        required: codeIs('AssertionCodeSequence', 'DCM', '128603', '128623', '128613', '128614', '128615'),
      }),
      attribute('0012,0020', 'ClinicalTrialProtocolID', 'LO', '1', '1C', {
        required: codeIs('AssertionCodeSequence', 'DCM', '128604', '128624', '128611', '128612'),
      }),
    ]),
  ],
};
