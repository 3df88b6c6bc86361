// Content Item Macro, PS3.3 Table 10-2: attributes, types, values and conditions.

import { equals, present, undecidable } from '../condition.ts';
import { attribute, include, type MacroDefinition, sequence } from '../definition.ts';
import { atLeast, positive } from '../relation.ts';
import { codeSequenceMacro } from './code-sequence.ts';
import { sopInstanceReferenceMacro } from './sop-instance-reference.ts';

export const contentItemMacro: MacroDefinition = {
  table: '10-2',
  name: 'Content Item',
  rows: [
    attribute('0040,A040', 'ValueType', 'CS', '1', '1', {
      enumerated: [
        'DATE',
        'TIME',
        'DATETIME',
        'PNAME',
        'UIDREF',
        'TEXT',
        'CODE',
        'NUMERIC',
        'COMPOSITE',
        'IMAGE',
        'WAVEFORM',
      ],
    }),
    attribute('0040,A032', 'ObservationDateTime', 'DT', '1', '3'),
    attribute('0040,A033', 'ObservationStartDateTime', 'DT', '1', '3'),
    sequence('0040,A043', 'ConceptNameCodeSequence', '1', '1', [include(codeSequenceMacro)]),
    attribute('0040,A120', 'DateTime', 'DT', '1', '1C', { required: equals('ValueType', 'DATETIME') }),
    attribute('0040,A121', 'Date', 'DA', '1', '1C', { required: equals('ValueType', 'DATE') }),
    attribute('0040,A122', 'Time', 'TM', '1', '1C', { required: equals('ValueType', 'TIME') }),
    attribute('0040,A123', 'PersonName', 'PN', '1', '1C', { required: equals('ValueType', 'PNAME') }),
    attribute('0040,A124', 'UID', 'UI', '1', '1C', { required: equals('ValueType', 'UIDREF') }),
    attribute('0040,A160', 'TextValue', 'UT', '1', '1C', { required: equals('ValueType', 'TEXT') }),
    sequence('0040,A168', 'ConceptCodeSequence', '1C', '1', [include(codeSequenceMacro)], {
      required: equals('ValueType', 'CODE'),
    }),
    attribute('0040,A30A', 'NumericValue', 'DS', '1-n', '1C', {
      relations: [{ is: 'atMostValues', most: 1 }],
      required: equals('ValueType', 'NUMERIC'),
    }),
    attribute('0040,A161', 'FloatingPointValue', 'FD', '1-n', '1C', {
      relations: [{ is: 'paired', with: 'NumericValue' }],
      required: undecidable('whether the string is precise enough'),
      otherwise: 'may',
    }),
    attribute('0040,A162', 'RationalNumeratorValue', 'SL', '1-n', '1C', {
      relations: [{ is: 'paired', with: 'NumericValue' }],
      required: undecidable('whether the string is precise enough'),
      otherwise: 'may',
    }),
    attribute('0040,A163', 'RationalDenominatorValue', 'UL', '1-n', '1C', {
      relations: [positive, { is: 'paired', with: 'NumericValue' }],
      required: present('RationalNumeratorValue'),
    }),
    sequence('0040,08EA', 'MeasurementUnitsCodeSequence', '1C', '1', [include(codeSequenceMacro)], {
      required: equals('ValueType', 'NUMERIC'),
    }),
    sequence(
      '0008,1199',
      'ReferencedSOPSequence',
      '1C',
      '1',
      [
        include(sopInstanceReferenceMacro),
        attribute('0008,1160', 'ReferencedFrameNumber', 'IS', '1-n', '1C', {
          relations: [atLeast(1)],
          required: undecidable('whether the referenced instance has several frames'),
        }),
        attribute('0062,000B', 'ReferencedSegmentNumber', 'US', '1-n', '1C', {
          required: undecidable('whether the referenced instance is a segmentation'),
        }),
        attribute('0040,A0B0', 'ReferencedWaveformChannels', 'US', '2-2n', '1C', {
          required: undecidable('whether the referenced instance is a waveform'),
        }),
      ],
      { required: equals('ValueType', 'COMPOSITE', 'IMAGE', 'WAVEFORM') },
    ),
  ],
};
