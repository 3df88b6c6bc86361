// Selector Attribute Macro, PS3.3 Table 10-20: attributes, types, values and conditions.

import { absent, all, any, equals, hasValue, not, present, privateTag, undecidable } from '../condition.ts';
import { attribute, type MacroDefinition } from '../definition.ts';
import { atLeast, special } from '../relation.ts';

/** A single attribute of another VR than SQ; only the macro that extends this one names the VR (Table 10-20a). */
const isSingleValue = any(
  all(present('SelectorAttribute'), hasValue('SelectorAttributeVR'), not(equals('SelectorAttributeVR', 'SQ'))),
  all(not(hasValue('SelectorAttributeVR')), undecidable('the VR of the selected attribute')),
);

export const selectorAttributeMacro: MacroDefinition = {
  table: '10-20',
  name: 'Selector Attribute',
  rows: [
    attribute('0072,0026', 'SelectorAttribute', 'AT', '1', '1C', {
      relations: [special('selector')],
      required: undecidable('whether a sequence item is selected'),
    }),
    attribute('0072,0028', 'SelectorValueNumber', 'US', '1', '1C', {
      required: isSingleValue,
    }),
    attribute('0072,0052', 'SelectorSequencePointer', 'AT', '1-n', '1C', {
      relations: [special('selectorPointer', 'PS3.3 Table 10-20')],
      required: any(absent('SelectorAttribute'), undecidable('whether the selected attribute is nested')),
    }),
    attribute('0072,0054', 'SelectorSequencePointerPrivateCreator', 'LO', '1-n', '1C', {
      relations: [special('pointerCreators')],
      required: privateTag('SelectorSequencePointer'),
    }),
    attribute('0074,1057', 'SelectorSequencePointerItems', 'IS', '1-n', '1C', {
      relations: [{ is: 'paired', with: 'SelectorSequencePointer' }, atLeast(0)],
      required: present('SelectorSequencePointer'),
    }),
    attribute('0072,0056', 'SelectorAttributePrivateCreator', 'LO', '1', '1C', {
      required: privateTag('SelectorAttribute'),
    }),
  ],
};
