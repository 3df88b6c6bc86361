// Patient Positioning Module, PS3.3 Table C.34.8-1: attributes, types, values and conditions.

import { equals, root } from '../condition.ts';
import { attribute, demands, include, type ModuleDefinition, sequence } from '../definition.ts';
import { codeSequenceMacro } from '../macros/code-sequence.ts';
import { referenceLocationMacro } from '../macros/reference-location.ts';
import { numbered } from '../relation.ts';

export const patientPositioningModule: ModuleDefinition = {
  table: 'C.34.8-1',
  name: 'Patient Positioning',
  rows: [
    attribute('0018,9947', 'ProtocolDefinedPatientPosition', 'CS', '1', '1', {
      terms: [
        'HFP',
        'HFS',
        'HFDR',
        'HFDL',
        'FFDR',
        'FFDL',
        'FFP',
        'FFS',
        'LFP',
        'LFS',
        'RFP',
        'RFS',
        'AFDR',
        'AFDL',
        'PFDR',
        'PFDL',
      ],
    }),
    sequence('0018,991B', 'PatientPositioningInstructionSequence', '3', '0-n', [
      demands(numbered('InstructionIndex')),
      attribute('0018,9915', 'InstructionIndex', 'US', '1', '1'),
      attribute('0018,9916', 'InstructionText', 'LO', '1', '1'),
      attribute('0018,9917', 'InstructionDescription', 'UT', '1', '3'),
      attribute('0018,9918', 'InstructionPerformedFlag', 'CS', '1', '1C', {
        required: root(equals('SOPClassUID', '1.2.840.10008.5.1.4.1.1.200.2', '1.2.840.10008.5.1.4.1.1.200.8')),
        enumerated: ['YES', 'NO'],
      }),
      attribute('0018,9919', 'InstructionPerformedDateTime', 'DT', '1', '1C', {
        required: equals('InstructionPerformedFlag', 'YES'),
      }),
    ]),
    sequence('0018,991C', 'PositioningMethodCodeSequence', '3', '1', [include(codeSequenceMacro)]),
    sequence('0018,991D', 'PositioningLandmarkSequence', '3', '0-1', [include(referenceLocationMacro)]),
    attribute('0018,991E', 'TargetFrameOfReferenceUID', 'UI', '1', '3'),
    attribute('0020,103F', 'TargetPositionReferenceIndicator', 'LO', '1', '3'),
    sequence('0008,2218', 'AnatomicRegionSequence', '2', '0-1', [
      include(codeSequenceMacro),
      sequence('0008,2220', 'AnatomicRegionModifierSequence', '3', '0-n', [include(codeSequenceMacro)]),
    ]),
    sequence('0008,2228', 'PrimaryAnatomicStructureSequence', '2', '0-n', [
      include(codeSequenceMacro),
      sequence('0008,2230', 'PrimaryAnatomicStructureModifierSequence', '3', '0-n', [include(codeSequenceMacro)]),
    ]),
  ],
};
