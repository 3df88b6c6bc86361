// Content Identification Macro, PS3.3 Table 10-12: attributes, types, values and conditions.

import { attribute, include, type MacroDefinition, sequence } from '../definition.ts';
import { special } from '../relation.ts';
import { codeSequenceMacro } from './code-sequence.ts';
import { contentCreatorMacro } from './content-creator.ts';

export const contentIdentificationMacro: MacroDefinition = {
  table: '10-12',
  name: 'Content Identification',
  rows: [
    attribute('0020,0013', 'InstanceNumber', 'IS', '1', '1'),
    attribute('0070,0080', 'ContentLabel', 'CS', '1', '1', {
      relations: [special('wellKnownPalette', 'PS3.3 C.28.1.1.1')],
    }),
    attribute('0070,0081', 'ContentDescription', 'LO', '1', '2'),
    sequence('0040,A043', 'ConceptNameCodeSequence', '3', '0-1', [include(codeSequenceMacro)]),
    sequence('0070,0087', 'AlternateContentDescriptionSequence', '3', '0-n', [
      attribute('0070,0081', 'ContentDescription', 'LO', '1', '1'),
      sequence('0008,0006', 'LanguageCodeSequence', '1', '1', [include(codeSequenceMacro)]),
      sequence('0040,A043', 'ConceptNameCodeSequence', '3', '0-1', [include(codeSequenceMacro)]),
    ]),
    include(contentCreatorMacro),
  ],
};
