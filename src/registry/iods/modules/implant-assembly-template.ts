// Implant Assembly Template Module, PS3.3 Table C.29.2-1: attributes, types, values and conditions.

import { equals, undecidable } from '../condition.ts';
import { attribute, demands, include, type ModuleDefinition, sequence } from '../definition.ts';
import { codeSequenceMacro } from '../macros/code-sequence.ts';
import { sopInstanceReferenceMacro } from '../macros/sop-instance-reference.ts';
import { listedIn, numbered, special } from '../relation.ts';

export const implantAssemblyTemplateModule: ModuleDefinition = {
  table: 'C.29.2-1',
  name: 'Implant Assembly Template',
  rows: [
    attribute('0068,6226', 'EffectiveDateTime', 'DT', '1', '1'),
    attribute('0076,0001', 'ImplantAssemblyTemplateName', 'LO', '1', '2'),
    attribute('0076,0003', 'ImplantAssemblyTemplateIssuer', 'LO', '1', '1'),
    attribute('0076,0006', 'ImplantAssemblyTemplateVersion', 'LO', '1', '2'),
    sequence('0076,0008', 'ReplacedImplantAssemblyTemplateSequence', '1C', '1', [include(sopInstanceReferenceMacro)], {
      required: undecidable('whether another instance is replaced'),
    }),
    attribute('0076,000A', 'ImplantAssemblyTemplateType', 'CS', '1', '1', { enumerated: ['ORIGINAL', 'DERIVED'] }),
    sequence('0076,000C', 'OriginalImplantAssemblyTemplateSequence', '1C', '1', [include(sopInstanceReferenceMacro)], {
      required: equals('ImplantAssemblyTemplateType', 'DERIVED'),
    }),
    sequence(
      '0076,000E',
      'DerivationImplantAssemblyTemplateSequence',
      '1C',
      '1',
      [include(sopInstanceReferenceMacro)],
      { required: equals('ImplantAssemblyTemplateType', 'DERIVED') },
    ),
    sequence('0076,0010', 'ImplantAssemblyTemplateTargetAnatomySequence', '1', '1-n', [
      sequence('0008,2218', 'AnatomicRegionSequence', '1', '1', [include(codeSequenceMacro)]),
    ]),
    sequence('0076,0020', 'ProcedureTypeCodeSequence', '1', '1-n', [include(codeSequenceMacro)]),
    attribute('0076,0030', 'SurgicalTechnique', 'LO', '1', '3'),
    attribute('0042,0012', 'MIMETypeOfEncapsulatedDocument', 'LO', '1', '2', { enumerated: ['application/pdf'] }),
    attribute('0042,0011', 'EncapsulatedDocument', 'OB', '1', '2', { relations: [special('encapsulatedPdf')] }),
    sequence('0076,0032', 'ComponentTypesSequence', '1', '1-n', [
      demands(numbered('ComponentSequence', 'ComponentID')),
      sequence('0076,0034', 'ComponentTypeCodeSequence', '1', '1', [include(codeSequenceMacro)]),
      attribute('0076,0036', 'ExclusiveComponentType', 'CS', '1', '1', { terms: ['YES', 'NO'] }),
      attribute('0076,0038', 'MandatoryComponentType', 'CS', '1', '1', { terms: ['YES', 'NO'] }),
      sequence('0076,0040', 'ComponentSequence', '1', '1-n', [
        include(sopInstanceReferenceMacro),
        attribute('0076,0055', 'ComponentID', 'US', '1', '1'),
      ]),
    ]),
    sequence('0076,0060', 'ComponentAssemblySequence', '3', '0-n', [
      attribute('0076,0070', 'Component1ReferencedID', 'US', '1', '1', {
        relations: [listedIn('ComponentTypesSequence', 'ComponentSequence', 'ComponentID')],
      }),
      attribute('0076,0080', 'Component1ReferencedMatingFeatureSetID', 'US', '1', '1'),
      attribute('0076,0090', 'Component1ReferencedMatingFeatureID', 'US', '1', '1'),
      attribute('0076,00A0', 'Component2ReferencedID', 'US', '1', '1', {
        relations: [listedIn('ComponentTypesSequence', 'ComponentSequence', 'ComponentID')],
      }),
      attribute('0076,00B0', 'Component2ReferencedMatingFeatureSetID', 'US', '1', '1'),
      attribute('0076,00C0', 'Component2ReferencedMatingFeatureID', 'US', '1', '1'),
    ]),
  ],
};
