// Referenced Request Macro, PS3.3 Table C.17-3c: attributes, types, values and conditions.

import { attribute, include, type MacroDefinition, sequence } from '../definition.ts';
import { codeSequenceMacro } from './code-sequence.ts';
import { hl7v2HierarchicDesignatorMacro } from './hl7v2-hierarchic-designator.ts';
import { sopInstanceReferenceMacro } from './sop-instance-reference.ts';

export const referencedRequestMacro: MacroDefinition = {
  table: 'C.17-3c',
  name: 'Referenced Request',
  rows: [
    attribute('0020,000D', 'StudyInstanceUID', 'UI', '1', '1'),
    sequence('0008,1110', 'ReferencedStudySequence', '2', '0-1', [include(sopInstanceReferenceMacro)]),
    attribute('0008,0050', 'AccessionNumber', 'SH', '1', '2'),
    sequence('0008,0051', 'IssuerOfAccessionNumberSequence', '3', '0-1', [include(hl7v2HierarchicDesignatorMacro)]),
    attribute('0040,2016', 'PlacerOrderNumberImagingServiceRequest', 'LO', '1', '2'),
    sequence('0040,0026', 'OrderPlacerIdentifierSequence', '3', '0-1', [include(hl7v2HierarchicDesignatorMacro)]),
    attribute('0040,2017', 'FillerOrderNumberImagingServiceRequest', 'LO', '1', '2'),
    sequence('0040,0027', 'OrderFillerIdentifierSequence', '3', '0-1', [include(hl7v2HierarchicDesignatorMacro)]),
    attribute('0040,1001', 'RequestedProcedureID', 'SH', '1', '2'),
    attribute('0032,1060', 'RequestedProcedureDescription', 'LO', '1', '2'),
    sequence('0032,1064', 'RequestedProcedureCodeSequence', '2', '0-1', [include(codeSequenceMacro)]),
    attribute('0040,1002', 'ReasonForTheRequestedProcedure', 'LO', '1', '3'),
    sequence('0040,100A', 'ReasonForRequestedProcedureCodeSequence', '3', '0-n', [include(codeSequenceMacro)]),
  ],
};
