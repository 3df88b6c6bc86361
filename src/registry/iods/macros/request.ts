// Request Macro, PS3.3 Table 10-9: attributes, types, values and conditions.

import { undecidable } from '../condition.ts';
import { attribute, include, type MacroDefinition, sequence } from '../definition.ts';
import { codeSequenceMacro } from './code-sequence.ts';
import { contentItemMacro } from './content-item.ts';
import { hl7v2HierarchicDesignatorMacro } from './hl7v2-hierarchic-designator.ts';
import { sopInstanceReferenceMacro } from './sop-instance-reference.ts';

export const requestMacro: MacroDefinition = {
  table: '10-9',
  name: 'Request',
  rows: [
    attribute('0040,1001', 'RequestedProcedureID', 'SH', '1', '1C', {
      required: undecidable('whether the procedure was scheduled'),
      otherwise: 'may',
    }),
    attribute('0008,0050', 'AccessionNumber', 'SH', '1', '3'),
    sequence('0008,0051', 'IssuerOfAccessionNumberSequence', '3', '0-1', [include(hl7v2HierarchicDesignatorMacro)]),
    attribute('0020,000D', 'StudyInstanceUID', 'UI', '1', '3'),
    sequence('0008,1110', 'ReferencedStudySequence', '3', '0-n', [include(sopInstanceReferenceMacro)]),
    attribute('0032,1060', 'RequestedProcedureDescription', 'LO', '1', '3'),
    sequence('0032,1064', 'RequestedProcedureCodeSequence', '3', '0-1', [include(codeSequenceMacro)]),
    attribute('0040,1002', 'ReasonForTheRequestedProcedure', 'LO', '1', '3'),
    sequence('0040,100A', 'ReasonForRequestedProcedureCodeSequence', '3', '0-n', [include(codeSequenceMacro)]),
    attribute('0040,0009', 'ScheduledProcedureStepID', 'SH', '1', '1C', {
      required: undecidable('whether the procedure was scheduled'),
    }),
    attribute('0040,0007', 'ScheduledProcedureStepDescription', 'LO', '1', '3'),
    sequence('0040,0008', 'ScheduledProtocolCodeSequence', '3', '0-n', [
      include(codeSequenceMacro),
      sequence('0040,0440', 'ProtocolContextSequence', '3', '0-n', [
        include(contentItemMacro),
        sequence('0040,0441', 'ContentItemModifierSequence', '3', '0-n', [include(contentItemMacro)]),
      ]),
    ]),
  ],
};
