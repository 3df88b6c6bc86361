// Hanging Protocol Definition Module, PS3.3 Table C.23.1-1: attributes, types, values and conditions.

import { valueRepresentations } from '../../vrs.ts';
import { absent, all, equals, present } from '../condition.ts';
import { attribute, demands, include, type ModuleDefinition, sequence } from '../definition.ts';
import { codeSequenceMacro } from '../macros/code-sequence.ts';
import { hangingProtocolSelectorAttributeContextMacro } from '../macros/hanging-protocol-selector-attribute-context.ts';
import { hangingProtocolSelectorAttributeValueMacro } from '../macros/hanging-protocol-selector-attribute-value.ts';
import { sopInstanceReferenceMacro } from '../macros/sop-instance-reference.ts';
import { implied, numbered, special } from '../relation.ts';

export const hangingProtocolDefinitionModule: ModuleDefinition = {
  table: 'C.23.1-1',
  name: 'Hanging Protocol Definition',
  rows: [
    attribute('0072,0002', 'HangingProtocolName', 'SH', '1', '1'),
    attribute('0072,0004', 'HangingProtocolDescription', 'LO', '1', '1'),
    attribute('0072,0006', 'HangingProtocolLevel', 'CS', '1', '1', {
      enumerated: ['MANUFACTURER', 'SITE', 'USER_GROUP', 'SINGLE_USER'],
    }),
    attribute('0072,0008', 'HangingProtocolCreator', 'LO', '1', '1'),
    attribute('0072,000A', 'HangingProtocolCreationDateTime', 'DT', '1', '1'),
    sequence('0072,000C', 'HangingProtocolDefinitionSequence', '1', '1-n', [
      attribute('0008,0060', 'Modality', 'CS', '1', '1C', {
        required: absent('AnatomicRegionSequence'),
        otherwise: 'may',
        termsIn: 'PS3.3 C.7.3.1.1.1',
      }),
      sequence('0008,2218', 'AnatomicRegionSequence', '1C', '1-n', [include(codeSequenceMacro)], {
        required: absent('Modality'),
        otherwise: 'may',
      }),
      attribute('0020,0060', 'Laterality', 'CS', '1', '2C', {
        required: present('AnatomicRegionSequence'),
        enumerated: ['R', 'L', 'B', 'U'],
      }),
      sequence('0008,1032', 'ProcedureCodeSequence', '2', '0-n', [include(codeSequenceMacro)]),
      sequence('0040,100A', 'ReasonForRequestedProcedureCodeSequence', '2', '0-n', [include(codeSequenceMacro)]),
    ]),
    attribute('0072,0014', 'NumberOfPriorsReferenced', 'US', '1', '1', { relations: [implied(special('priors'))] }),
    sequence('0072,0020', 'ImageSetsSequence', '1', '1-n', [
      demands(numbered('TimeBasedImageSetsSequence', 'ImageSetNumber')),
      sequence('0072,0022', 'ImageSetSelectorSequence', '1', '1-n', [
        attribute('0072,0024', 'ImageSetSelectorUsageFlag', 'CS', '1', '1', { enumerated: ['MATCH', 'NO_MATCH'] }),
        attribute('0072,0026', 'SelectorAttribute', 'AT', '1', '1', {
          relations: [special('selector')],
        }),
        attribute('0072,0050', 'SelectorAttributeVR', 'CS', '1', '1', {
          enumerated: valueRepresentations.map((row) => row.vr),
        }),
        include(hangingProtocolSelectorAttributeContextMacro),
        include(hangingProtocolSelectorAttributeValueMacro),
        attribute('0072,0028', 'SelectorValueNumber', 'US', '1', '1'),
      ]),
      sequence('0072,0030', 'TimeBasedImageSetsSequence', '1', '1-n', [
        attribute('0072,0032', 'ImageSetNumber', 'US', '1', '1'),
        attribute('0072,0034', 'ImageSetSelectorCategory', 'CS', '1', '1', {
          enumerated: ['RELATIVE_TIME', 'ABSTRACT_PRIOR'],
        }),
        attribute('0072,0038', 'RelativeTime', 'US', '2', '1C', {
          required: equals('ImageSetSelectorCategory', 'RELATIVE_TIME'),
        }),
        attribute('0072,003A', 'RelativeTimeUnits', 'CS', '1', '1C', {
          required: present('RelativeTime'),
          enumerated: ['SECONDS', 'MINUTES', 'HOURS', 'DAYS', 'WEEKS', 'MONTHS', 'YEARS'],
        }),
        attribute('0072,003C', 'AbstractPriorValue', 'SS', '2', '1C', {
          relations: [special('abstractPrior')],
          required: all(equals('ImageSetSelectorCategory', 'ABSTRACT_PRIOR'), absent('AbstractPriorCodeSequence')),
        }),
        sequence('0072,003E', 'AbstractPriorCodeSequence', '1C', '1', [include(codeSequenceMacro)], {
          required: all(equals('ImageSetSelectorCategory', 'ABSTRACT_PRIOR'), absent('AbstractPriorValue')),
        }),
        attribute('0072,0040', 'ImageSetLabel', 'LO', '1', '3'),
      ]),
    ]),
    sequence('0072,000E', 'HangingProtocolUserIdentificationCodeSequence', '2', '0-1', [include(codeSequenceMacro)]),
    attribute('0072,0010', 'HangingProtocolUserGroupName', 'LO', '1', '3'),
    sequence('0072,0012', 'SourceHangingProtocolSequence', '3', '0-1', [include(sopInstanceReferenceMacro)]),
  ],
};
