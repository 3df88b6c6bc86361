// Enhanced General Equipment Module, PS3.3 Table C.7-8b: attributes, types, values and conditions.

import { attribute, type ModuleDefinition } from '../definition.ts';

export const enhancedGeneralEquipmentModule: ModuleDefinition = {
  table: 'C.7-8b',
  name: 'Enhanced General Equipment',
  rows: [
    attribute('0008,0070', 'Manufacturer', 'LO', '1', '1'),
    attribute('0008,1090', 'ManufacturerModelName', 'LO', '1', '1'),
    attribute('0018,1000', 'DeviceSerialNumber', 'LO', '1', '1'),
    attribute('0018,1020', 'SoftwareVersions', 'LO', '1-n', '1'),
  ],
};
