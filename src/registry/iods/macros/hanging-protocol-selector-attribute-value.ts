// Hanging Protocol Selector Attribute Value Macro, PS3.3 Table C.23.4-2: attributes, types, values and conditions.

import { all, equals, undecidable } from '../condition.ts';
import { attribute, include, type MacroDefinition, sequence } from '../definition.ts';
import { codeSequenceMacro } from './code-sequence.ts';

export const hangingProtocolSelectorAttributeValueMacro: MacroDefinition = {
  table: 'C.23.4-2',
  name: 'Hanging Protocol Selector Attribute Value',
  rows: [
    attribute('0072,0060', 'SelectorATValue', 'AT', '1-n', '1C', { required: equals('SelectorAttributeVR', 'AT') }),
    attribute('0072,0062', 'SelectorCSValue', 'CS', '1-n', '1C', { required: equals('SelectorAttributeVR', 'CS') }),
    attribute('0072,0064', 'SelectorISValue', 'IS', '1-n', '1C', { required: equals('SelectorAttributeVR', 'IS') }),
    attribute('0072,0066', 'SelectorLOValue', 'LO', '1-n', '1C', { required: equals('SelectorAttributeVR', 'LO') }),
    attribute('0072,0068', 'SelectorLTValue', 'LT', '1', '1C', { required: equals('SelectorAttributeVR', 'LT') }),
    attribute('0072,006A', 'SelectorPNValue', 'PN', '1-n', '1C', { required: equals('SelectorAttributeVR', 'PN') }),
    attribute('0072,006C', 'SelectorSHValue', 'SH', '1-n', '1C', { required: equals('SelectorAttributeVR', 'SH') }),
    attribute('0072,006E', 'SelectorSTValue', 'ST', '1', '1C', { required: equals('SelectorAttributeVR', 'ST') }),
    attribute('0072,0070', 'SelectorUTValue', 'UT', '1', '1C', { required: equals('SelectorAttributeVR', 'UT') }),
    attribute('0072,0072', 'SelectorDSValue', 'DS', '1-n', '1C', { required: equals('SelectorAttributeVR', 'DS') }),
    attribute('0072,0074', 'SelectorFDValue', 'FD', '1-n', '1C', { required: equals('SelectorAttributeVR', 'FD') }),
    attribute('0072,0076', 'SelectorFLValue', 'FL', '1-n', '1C', { required: equals('SelectorAttributeVR', 'FL') }),
    attribute('0072,0078', 'SelectorULValue', 'UL', '1-n', '1C', { required: equals('SelectorAttributeVR', 'UL') }),
    attribute('0072,007A', 'SelectorUSValue', 'US', '1-n', '1C', { required: equals('SelectorAttributeVR', 'US') }),
    attribute('0072,007C', 'SelectorSLValue', 'SL', '1-n', '1C', { required: equals('SelectorAttributeVR', 'SL') }),
    attribute('0072,007E', 'SelectorSSValue', 'SS', '1-n', '1C', { required: equals('SelectorAttributeVR', 'SS') }),
    sequence('0072,0080', 'SelectorCodeSequenceValue', '1C', '1-n', [include(codeSequenceMacro)], {
      required: all(
        equals('SelectorAttributeVR', 'SQ'),
        undecidable('whether the selected attribute is a code sequence'),
      ),
    }),
    attribute('0072,007F', 'SelectorUIValue', 'UI', '1-n', '1C', { required: equals('SelectorAttributeVR', 'UI') }),
  ],
};
