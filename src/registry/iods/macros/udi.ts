// UDI Macro, PS3.3 Table 10.29-1: attributes, types, values and conditions.

import { attribute, type MacroDefinition } from '../definition.ts';

export const udiMacro: MacroDefinition = {
  table: '10.29-1',
  name: 'UDI',
  rows: [
    attribute('0018,1009', 'UniqueDeviceIdentifier', 'UT', '1', '1'),
    attribute('0050,0020', 'DeviceDescription', 'LO', '1', '3'),
  ],
};
