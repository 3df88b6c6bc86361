// Attribute Value Macro, PS3.3 Table 10.26-1: attributes, types, values and conditions.

import { all, equals, nearest, undecidable } from '../condition.ts';
import { attribute, include, type MacroDefinition, sequence } from '../definition.ts';
import { codeSequenceMacro } from './code-sequence.ts';

export const attributeValueMacro: MacroDefinition = {
  table: '10.26-1',
  name: 'Attribute Value',
  rows: [
    attribute('0072,005E', 'SelectorAEValue', 'AE', '1-n', '1C', {
      required: nearest(equals('SelectorAttributeVR', 'AE')),
    }),
    attribute('0072,005F', 'SelectorASValue', 'AS', '1-n', '1C', {
      required: nearest(equals('SelectorAttributeVR', 'AS')),
    }),
    attribute('0072,0060', 'SelectorATValue', 'AT', '1-n', '1C', {
      required: nearest(equals('SelectorAttributeVR', 'AT')),
    }),
    attribute('0072,0062', 'SelectorCSValue', 'CS', '1-n', '1C', {
      required: nearest(equals('SelectorAttributeVR', 'CS')),
    }),
    attribute('0072,0061', 'SelectorDAValue', 'DA', '1-n', '1C', {
      required: nearest(equals('SelectorAttributeVR', 'DA')),
    }),
    attribute('0072,0072', 'SelectorDSValue', 'DS', '1-n', '1C', {
      required: nearest(equals('SelectorAttributeVR', 'DS')),
    }),
    attribute('0072,0063', 'SelectorDTValue', 'DT', '1-n', '1C', {
      required: nearest(equals('SelectorAttributeVR', 'DT')),
    }),
    attribute('0072,0074', 'SelectorFDValue', 'FD', '1-n', '1C', {
      required: nearest(equals('SelectorAttributeVR', 'FD')),
    }),
    attribute('0072,0076', 'SelectorFLValue', 'FL', '1-n', '1C', {
      required: nearest(equals('SelectorAttributeVR', 'FL')),
    }),
    attribute('0072,0064', 'SelectorISValue', 'IS', '1-n', '1C', {
      required: nearest(equals('SelectorAttributeVR', 'IS')),
    }),
    attribute('0072,0066', 'SelectorLOValue', 'LO', '1-n', '1C', {
      required: nearest(equals('SelectorAttributeVR', 'LO')),
    }),
    attribute('0072,0068', 'SelectorLTValue', 'LT', '1', '1C', {
      required: nearest(equals('SelectorAttributeVR', 'LT')),
    }),
    attribute('0072,0065', 'SelectorOBValue', 'OB', '1', '1C', {
      required: nearest(equals('SelectorAttributeVR', 'OB')),
    }),
    attribute('0072,0073', 'SelectorODValue', 'OD', '1', '1C', {
      required: nearest(equals('SelectorAttributeVR', 'OD')),
    }),
    attribute('0072,0067', 'SelectorOFValue', 'OF', '1', '1C', {
      required: nearest(equals('SelectorAttributeVR', 'OF')),
    }),
    attribute('0072,0075', 'SelectorOLValue', 'OL', '1', '1C', {
      required: nearest(equals('SelectorAttributeVR', 'OL')),
    }),
    attribute('0072,0081', 'SelectorOVValue', 'OV', '1', '1C', {
      required: nearest(equals('SelectorAttributeVR', 'OV')),
    }),
    attribute('0072,0069', 'SelectorOWValue', 'OW', '1', '1C', {
      required: nearest(equals('SelectorAttributeVR', 'OW')),
    }),
    attribute('0072,006A', 'SelectorPNValue', 'PN', '1-n', '1C', {
      required: nearest(equals('SelectorAttributeVR', 'PN')),
    }),
    attribute('0072,006C', 'SelectorSHValue', 'SH', '1-n', '1C', {
      required: nearest(equals('SelectorAttributeVR', 'SH')),
    }),
    attribute('0072,007C', 'SelectorSLValue', 'SL', '1-n', '1C', {
      required: nearest(equals('SelectorAttributeVR', 'SL')),
    }),
    attribute('0072,007E', 'SelectorSSValue', 'SS', '1-n', '1C', {
      required: nearest(equals('SelectorAttributeVR', 'SS')),
    }),
    attribute('0072,006E', 'SelectorSTValue', 'ST', '1', '1C', {
      required: nearest(equals('SelectorAttributeVR', 'ST')),
    }),
    attribute('0072,0082', 'SelectorSVValue', 'SV', '1-n', '1C', {
      required: nearest(equals('SelectorAttributeVR', 'SV')),
    }),
    attribute('0072,006B', 'SelectorTMValue', 'TM', '1-n', '1C', {
      required: nearest(equals('SelectorAttributeVR', 'TM')),
    }),
    attribute('0072,006F', 'SelectorUCValue', 'UC', '1-n', '1C', {
      required: nearest(equals('SelectorAttributeVR', 'UC')),
    }),
    attribute('0072,007F', 'SelectorUIValue', 'UI', '1-n', '1C', {
      required: nearest(equals('SelectorAttributeVR', 'UI')),
      /** The UID of a Context Group, for a code sequence (PS3.3 10.25.1). */
      otherwise: nearest(equals('ConstraintType', 'MEMBER_OF_CID')),
    }),
    attribute('0072,0078', 'SelectorULValue', 'UL', '1-n', '1C', {
      required: nearest(equals('SelectorAttributeVR', 'UL')),
    }),
    attribute('0072,006D', 'SelectorUNValue', 'UN', '1', '1C', {
      required: nearest(equals('SelectorAttributeVR', 'UN')),
    }),
    attribute('0072,0071', 'SelectorURValue', 'UR', '1', '1C', {
      required: nearest(equals('SelectorAttributeVR', 'UR')),
    }),
    attribute('0072,007A', 'SelectorUSValue', 'US', '1-n', '1C', {
      required: nearest(equals('SelectorAttributeVR', 'US')),
    }),
    attribute('0072,0070', 'SelectorUTValue', 'UT', '1', '1C', {
      required: nearest(equals('SelectorAttributeVR', 'UT')),
    }),
    attribute('0072,0083', 'SelectorUVValue', 'UV', '1-n', '1C', {
      required: nearest(equals('SelectorAttributeVR', 'UV')),
    }),
    sequence('0072,0080', 'SelectorCodeSequenceValue', '1C', '1-n', [include(codeSequenceMacro)], {
      required: nearest(
        all(equals('SelectorAttributeVR', 'SQ'), undecidable('whether the selected attribute is a code sequence')),
      ),
    }),
  ],
};
