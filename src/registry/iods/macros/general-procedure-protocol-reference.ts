// General Procedure Protocol Reference Macro, PS3.3 Table 10.41-1: attributes, types, values and conditions.

import { present, undecidable } from '../condition.ts';
import { attribute, include, type MacroDefinition, sequence } from '../definition.ts';
import { sopInstanceReferenceMacro } from './sop-instance-reference.ts';

export const generalProcedureProtocolReferenceMacro: MacroDefinition = {
  table: '10.41-1',
  name: 'General Procedure Protocol Reference',
  rows: [
    sequence(
      '0018,990C',
      'ReferencedDefinedProtocolSequence',
      '1C',
      '1-n',
      [
        include(sopInstanceReferenceMacro),
        attribute('0018,9938', 'SourceAcquisitionProtocolElementNumber', 'US', '1-n', '3', {
          relations: [{ is: 'atMostValues', most: 1 }],
          forbidden: present('SourceReconstructionProtocolElementNumber'),
        }),
        attribute('0018,993A', 'SourceReconstructionProtocolElementNumber', 'US', '1-n', '3', {
          relations: [{ is: 'atMostValues', most: 1 }],
          forbidden: present('SourceAcquisitionProtocolElementNumber'),
        }),
      ],
      { required: undecidable('what the instance resulted from'), otherwise: 'may' },
    ),
    sequence(
      '0018,990D',
      'ReferencedPerformedProtocolSequence',
      '1C',
      '1-n',
      [
        include(sopInstanceReferenceMacro),
        attribute('0018,9938', 'SourceAcquisitionProtocolElementNumber', 'US', '1-n', '3', {
          relations: [{ is: 'atMostValues', most: 1 }],
          forbidden: present('SourceReconstructionProtocolElementNumber'),
        }),
        attribute('0018,993A', 'SourceReconstructionProtocolElementNumber', 'US', '1-n', '3', {
          relations: [{ is: 'atMostValues', most: 1 }],
          forbidden: present('SourceAcquisitionProtocolElementNumber'),
        }),
      ],
      { required: undecidable('whether a performed protocol exists') },
    ),
  ],
};
