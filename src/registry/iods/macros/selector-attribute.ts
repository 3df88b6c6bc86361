// Selector Attribute Macro, PS3.3 Table 10-20: attributes, types, values and conditions.

import { absent, any, present, privateTag, undecidable } from '../condition.ts';
import { attribute, type MacroDefinition } from '../definition.ts';

export const selectorAttributeMacro: MacroDefinition = {
  table: '10-20',
  name: 'Selector Attribute',
  rows: [
    attribute('0072,0026', 'SelectorAttribute', 'AT', '1', '1C', {
      required: undecidable('whether a sequence item is selected'),
    }),
    attribute('0072,0028', 'SelectorValueNumber', 'US', '1', '1C', {
      required: undecidable('the VR of the selected attribute'),
    }),
    attribute('0072,0052', 'SelectorSequencePointer', 'AT', '1-n', '1C', {
      required: any(absent('SelectorAttribute'), undecidable('whether the selected attribute is nested')),
    }),
    attribute('0072,0054', 'SelectorSequencePointerPrivateCreator', 'LO', '1-n', '1C', {
      required: privateTag('SelectorSequencePointer'),
    }),
    attribute('0074,1057', 'SelectorSequencePointerItems', 'IS', '1-n', '1C', {
      required: present('SelectorSequencePointer'),
    }),
    attribute('0072,0056', 'SelectorAttributePrivateCreator', 'LO', '1', '1C', {
      required: privateTag('SelectorAttribute'),
    }),
  ],
};
