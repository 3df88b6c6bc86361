// Equipment Specification Module, PS3.3 Table C.34.6-1: attributes, types, values and conditions.

import { absent } from '../condition.ts';
import { attribute, type ModuleDefinition, sequence } from '../definition.ts';

export const equipmentSpecificationModule: ModuleDefinition = {
  table: 'C.34.6-1',
  name: 'Equipment Specification',
  rows: [
    attribute('0008,0221', 'EquipmentModality', 'CS', '1', '1', { termsIn: 'PS3.3 C.7.3.1.1.1' }),
    sequence('0018,9912', 'ModelSpecificationSequence', '3', '0-n', [
      attribute('0008,0070', 'Manufacturer', 'LO', '1', '1'),
      attribute('0008,0222', 'ManufacturerRelatedModelGroup', 'LO', '1', '3'),
      attribute('0008,1090', 'ManufacturerModelName', 'LO', '1', '1C', {
        required: absent('ManufacturerRelatedModelGroup'),
        otherwise: 'may',
      }),
      attribute('0018,1020', 'SoftwareVersions', 'LO', '1-n', '3'),
      sequence('300A,0420', 'GeneralAccessorySequence', '3', '0-n', [
        attribute('300A,00F9', 'AccessoryCode', 'LO', '1', '1'),
      ]),
      attribute('0018,1000', 'DeviceSerialNumber', 'LO', '1', '3'),
      attribute('0018,1204', 'DateOfManufacture', 'DA', '1', '3'),
      attribute('0018,1205', 'DateOfInstallation', 'DA', '1', '3'),
    ]),
  ],
};
