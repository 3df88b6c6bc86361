// General Equipment Module, PS3.3 Table C.7-8: attributes, types, values and conditions.

import { all, any, present } from '../condition.ts';
import { attribute, include, type ModuleDefinition, sequence } from '../definition.ts';
import { codeSequenceMacro } from '../macros/code-sequence.ts';
import { udiMacro } from '../macros/udi.ts';
import { special } from '../relation.ts';

export const generalEquipmentModule: ModuleDefinition = {
  table: 'C.7-8',
  name: 'General Equipment',
  rows: [
    attribute('0008,0070', 'Manufacturer', 'LO', '1', '2'),
    attribute('0008,0080', 'InstitutionName', 'LO', '1', '3'),
    attribute('0008,0081', 'InstitutionAddress', 'ST', '1', '3'),
    attribute('0008,1010', 'StationName', 'SH', '1', '3'),
    attribute('0008,1040', 'InstitutionalDepartmentName', 'LO', '1', '3'),
    sequence('0008,1041', 'InstitutionalDepartmentTypeCodeSequence', '3', '0-1', [include(codeSequenceMacro)]),
    attribute('0008,1090', 'ManufacturerModelName', 'LO', '1', '3'),
    attribute('0018,100B', 'ManufacturerDeviceClassUID', 'UI', '1-n', '3'),
    attribute('0018,1000', 'DeviceSerialNumber', 'LO', '1', '3'),
    attribute('0018,1020', 'SoftwareVersions', 'LO', '1-n', '3'),
    attribute('0018,1008', 'GantryID', 'LO', '1', '3'),
    sequence('0018,100A', 'UDISequence', '3', '0-n', [include(udiMacro)]),
    attribute('0018,1002', 'DeviceUID', 'UI', '1', '3'),
    attribute('0018,1050', 'SpatialResolution', 'DS', '1', '3'),
    attribute('0018,1204', 'DateOfManufacture', 'DA', '1', '3'),
    attribute('0018,1205', 'DateOfInstallation', 'DA', '1', '3'),
    attribute('0018,1200', 'DateOfLastCalibration', 'DA', '1-n', '3', {
      relations: [special('calibrationDates', 'PS3.3 C.7.5.1.1.1')],
    }),
    attribute('0018,1201', 'TimeOfLastCalibration', 'TM', '1-n', '3', {
      relations: [special('calibrationTimes', 'PS3.3 C.7.5.1.1.1')],
    }),
    attribute('0028,0120', 'PixelPaddingValue', 'US or SS', '1', '1C', {
      required: all(present('PixelPaddingRangeLimit'), any(present('PixelData'), present('PixelDataProviderURL'))),
      otherwise: any(present('PixelData'), present('PixelDataProviderURL')),
    }),
  ],
};
