// Generic Implant Template Description Module, PS3.3 Table C.29.1.1-1: attributes, types, values and conditions.

import { equals, present, undecidable } from '../condition.ts';
import { attribute, include, type ModuleDefinition, sequence } from '../definition.ts';
import { codeSequenceMacro } from '../macros/code-sequence.ts';
import { sopInstanceReferenceMacro } from '../macros/sop-instance-reference.ts';
import { special } from '../relation.ts';

export const genericImplantTemplateDescriptionModule: ModuleDefinition = {
  table: 'C.29.1.1-1',
  name: 'Generic Implant Template Description',
  rows: [
    attribute('0008,0070', 'Manufacturer', 'LO', '1', '1'),
    attribute('0020,0052', 'FrameOfReferenceUID', 'UI', '1', '1'),
    attribute('0022,1095', 'ImplantName', 'LO', '1', '1'),
    attribute('0068,6210', 'ImplantSize', 'LO', '1', '1C', {
      required: undecidable('whether the component comes in sizes'),
      otherwise: 'may',
    }),
    attribute('0022,1097', 'ImplantPartNumber', 'LO', '1', '1'),
    attribute('0068,6221', 'ImplantTemplateVersion', 'LO', '1', '1'),
    sequence('0068,6222', 'ReplacedImplantTemplateSequence', '1C', '1', [include(sopInstanceReferenceMacro)], {
      required: undecidable('whether another instance is replaced'),
    }),
    attribute('0068,6223', 'ImplantType', 'CS', '1', '1', { enumerated: ['ORIGINAL', 'DERIVED'] }),
    sequence('0068,6225', 'OriginalImplantTemplateSequence', '1C', '1', [include(sopInstanceReferenceMacro)], {
      required: equals('ImplantType', 'DERIVED'),
    }),
    sequence('0068,6224', 'DerivationImplantTemplateSequence', '1C', '1', [include(sopInstanceReferenceMacro)], {
      required: equals('ImplantType', 'DERIVED'),
    }),
    attribute('0068,6226', 'EffectiveDateTime', 'DT', '1', '1'),
    sequence('0068,6230', 'ImplantTargetAnatomySequence', '3', '0-n', [
      sequence('0008,2218', 'AnatomicRegionSequence', '1', '1', [include(codeSequenceMacro)]),
    ]),
    sequence(
      '0068,6265',
      'NotificationFromManufacturerSequence',
      '1C',
      '1-n',
      [
        attribute('0068,6270', 'InformationIssueDateTime', 'DT', '1', '1'),
        attribute('0068,6280', 'InformationSummary', 'ST', '1', '1'),
        attribute('0042,0011', 'EncapsulatedDocument', 'OB', '1', '3', { relations: [special('encapsulatedPdf')] }),
        attribute('0042,0012', 'MIMETypeOfEncapsulatedDocument', 'LO', '1', '1C', {
          required: present('EncapsulatedDocument'),
          enumerated: ['application/pdf'],
        }),
      ],
      { required: undecidable('whether a notification was issued') },
    ),
    sequence('0068,6260', 'InformationFromManufacturerSequence', '3', '1-n', [
      attribute('0068,6270', 'InformationIssueDateTime', 'DT', '1', '1'),
      attribute('0068,6280', 'InformationSummary', 'ST', '1', '1'),
      attribute('0042,0011', 'EncapsulatedDocument', 'OB', '1', '3', { relations: [special('encapsulatedPdf')] }),
      attribute('0042,0012', 'MIMETypeOfEncapsulatedDocument', 'LO', '1', '1C', {
        required: present('EncapsulatedDocument'),
        enumerated: ['application/pdf'],
      }),
    ]),
    sequence('0068,62A0', 'ImplantRegulatoryDisapprovalCodeSequence', '1C', '1-n', [include(codeSequenceMacro)], {
      required: undecidable('whether a country disapproved the implant'),
    }),
    attribute('0068,62A5', 'OverallTemplateSpatialTolerance', 'FD', '1', '2'),
    sequence('0068,63A0', 'MaterialsCodeSequence', '1', '1-n', [include(codeSequenceMacro)]),
    sequence('0068,63A4', 'CoatingMaterialsCodeSequence', '1C', '1-n', [include(codeSequenceMacro)], {
      required: undecidable('whether the implant is coated'),
    }),
    sequence('0068,63A8', 'ImplantTypeCodeSequence', '1', '1', [include(codeSequenceMacro)]),
    sequence('0068,63AC', 'FixationMethodCodeSequence', '1', '1', [include(codeSequenceMacro)]),
  ],
};
