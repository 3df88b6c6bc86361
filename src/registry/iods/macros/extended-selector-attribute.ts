// Extended Selector Attribute Macro, PS3.3 Table 10-20a: attributes, types, values and conditions.

import { attribute, include, type MacroDefinition } from '../definition.ts';
import { selectorAttributeMacro } from './selector-attribute.ts';

export const extendedSelectorAttributeMacro: MacroDefinition = {
  table: '10-20a',
  name: 'Extended Selector Attribute',
  rows: [
    attribute('0082,0018', 'SelectorAttributeName', 'LO', '1', '1'),
    attribute('0082,0019', 'SelectorAttributeKeyword', 'LO', '1', '3'),
    attribute('0072,0050', 'SelectorAttributeVR', 'CS', '1', '1'),
    include(selectorAttributeMacro),
  ],
};
