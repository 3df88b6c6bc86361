// Hanging Protocol Selector Attribute Context Macro, PS3.3 Table C.23.4-1: attributes, types, values and conditions.

import { privateTag, undecidable } from '../condition.ts';
import { attribute, type MacroDefinition } from '../definition.ts';
import { special } from '../relation.ts';

export const hangingProtocolSelectorAttributeContextMacro: MacroDefinition = {
  table: 'C.23.4-1',
  name: 'Hanging Protocol Selector Attribute Context',
  rows: [
    attribute('0072,0052', 'SelectorSequencePointer', 'AT', '1-n', '1C', {
      relations: [special('selectorPointer', 'PS3.3 C.23.4.1')],
      required: undecidable('whether the selected attribute is nested in a sequence'),
    }),
    attribute('0020,9167', 'FunctionalGroupPointer', 'AT', '1', '1C', {
      relations: [special('selectorPointer', 'PS3.3 C.23.4.1')],
      required: undecidable('whether the selected attribute is in a functional group'),
    }),
    attribute('0072,0054', 'SelectorSequencePointerPrivateCreator', 'LO', '1-n', '1C', {
      required: privateTag('SelectorSequencePointer'),
    }),
    attribute('0020,9238', 'FunctionalGroupPrivateCreator', 'LO', '1', '1C', {
      required: privateTag('FunctionalGroupPointer'),
    }),
    attribute('0072,0056', 'SelectorAttributePrivateCreator', 'LO', '1', '1C', {
      required: privateTag('SelectorAttribute'),
    }),
  ],
};
