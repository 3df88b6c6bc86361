// Implant Template Group Module, PS3.3 Table C.29.3-1: attributes, types, values and conditions.

import { present, undecidable } from '../condition.ts';
import { attribute, demands, include, type ModuleDefinition, sequence } from '../definition.ts';
import { codeSequenceMacro } from '../macros/code-sequence.ts';
import { sopInstanceReferenceMacro } from '../macros/sop-instance-reference.ts';
import { distinct, listedIn, numbered } from '../relation.ts';

export const implantTemplateGroupModule: ModuleDefinition = {
  table: 'C.29.3-1',
  name: 'Implant Template Group',
  rows: [
    attribute('0068,6226', 'EffectiveDateTime', 'DT', '1', '1'),
    attribute('0078,0001', 'ImplantTemplateGroupName', 'LO', '1', '1'),
    attribute('0078,0010', 'ImplantTemplateGroupDescription', 'ST', '1', '3'),
    attribute('0078,0020', 'ImplantTemplateGroupIssuer', 'LO', '1', '1'),
    attribute('0078,0024', 'ImplantTemplateGroupVersion', 'LO', '1', '2'),
    sequence('0078,0026', 'ReplacedImplantTemplateGroupSequence', '1C', '1', [include(sopInstanceReferenceMacro)], {
      required: undecidable('whether another instance is replaced'),
    }),
    sequence('0078,0028', 'ImplantTemplateGroupTargetAnatomySequence', '3', '0-n', [
      sequence('0008,2218', 'AnatomicRegionSequence', '1', '1', [include(codeSequenceMacro)]),
    ]),
    sequence('0078,002A', 'ImplantTemplateGroupMembersSequence', '1', '1-n', [
      demands(numbered('ImplantTemplateGroupMemberID')),
      include(sopInstanceReferenceMacro),
      attribute('0078,002E', 'ImplantTemplateGroupMemberID', 'US', '1', '1'),
      attribute('0078,0050', 'ThreeDImplantTemplateGroupMemberMatchingPoint', 'FD', '3', '1C', {
        required: undecidable('what the referenced template holds'),
        otherwise: 'may',
      }),
      attribute('0078,0060', 'ThreeDImplantTemplateGroupMemberMatchingAxes', 'FD', '9', '1C', {
        required: present('ThreeDImplantTemplateGroupMemberMatchingPoint'),
      }),
      sequence(
        '0078,0070',
        'ImplantTemplateGroupMemberMatching2DCoordinatesSequence',
        '1C',
        '1-n',
        [
          demands(distinct('ReferencedHPGLDocumentID')),
          attribute('0068,6440', 'ReferencedHPGLDocumentID', 'US', '1', '1'),
          attribute('0078,0090', 'TwoDImplantTemplateGroupMemberMatchingPoint', 'FD', '2', '1'),
          attribute('0078,00A0', 'TwoDImplantTemplateGroupMemberMatchingAxes', 'FD', '4', '1'),
        ],
        { required: undecidable('what the referenced template holds'), otherwise: 'may' },
      ),
    ]),
    sequence('0078,00B0', 'ImplantTemplateGroupVariationDimensionSequence', '1', '1-n', [
      attribute('0078,00B2', 'ImplantTemplateGroupVariationDimensionName', 'LO', '1', '1'),
      sequence('0078,00B4', 'ImplantTemplateGroupVariationDimensionRankSequence', '1', '1-n', [
        demands(distinct('ReferencedImplantTemplateGroupMemberID')),
        attribute('0078,00B6', 'ReferencedImplantTemplateGroupMemberID', 'US', '1', '1', {
          relations: [listedIn('ImplantTemplateGroupMembersSequence', 'ImplantTemplateGroupMemberID')],
        }),
        attribute('0078,00B8', 'ImplantTemplateGroupVariationDimensionRank', 'US', '1', '1'),
      ]),
    ]),
  ],
};
