// Identified Person or Device Macro, PS3.3 Table C.17-3b: attributes, types, values and conditions.

import { equals } from '../condition.ts';
import { attribute, include, type MacroDefinition, sequence } from '../definition.ts';
import { codeSequenceMacro } from './code-sequence.ts';

export const identifiedPersonOrDeviceMacro: MacroDefinition = {
  table: 'C.17-3b',
  name: 'Identified Person or Device',
  rows: [
    attribute('0040,A084', 'ObserverType', 'CS', '1', '1', { enumerated: ['PSN', 'DEV'] }),
    attribute('0040,A123', 'PersonName', 'PN', '1', '1C', { required: equals('ObserverType', 'PSN') }),
    sequence('0040,1101', 'PersonIdentificationCodeSequence', '2C', '0-1', [include(codeSequenceMacro)], {
      required: equals('ObserverType', 'PSN'),
    }),
    sequence('0044,010A', 'OrganizationalRoleCodeSequence', '3', '0-n', [include(codeSequenceMacro)]),
    attribute('0008,1010', 'StationName', 'SH', '1', '2C', { required: equals('ObserverType', 'DEV') }),
    attribute('0018,1002', 'DeviceUID', 'UI', '1', '1C', { required: equals('ObserverType', 'DEV') }),
    attribute('0008,0070', 'Manufacturer', 'LO', '1', '1C', { required: equals('ObserverType', 'DEV') }),
    attribute('0008,1090', 'ManufacturerModelName', 'LO', '1', '1C', { required: equals('ObserverType', 'DEV') }),
    attribute('0008,0055', 'StationAETitle', 'AE', '1', '3'),
    attribute('0018,1000', 'DeviceSerialNumber', 'LO', '1', '3'),
    attribute('0018,1020', 'SoftwareVersions', 'LO', '1-n', '3'),
    attribute('0018,1204', 'DateOfManufacture', 'DA', '1', '3'),
    attribute('0018,1205', 'DateOfInstallation', 'DA', '1', '3'),
    attribute('0008,0080', 'InstitutionName', 'LO', '1', '2'),
    sequence('0008,0082', 'InstitutionCodeSequence', '2', '0-1', [include(codeSequenceMacro)]),
    attribute('0008,1040', 'InstitutionalDepartmentName', 'LO', '1', '3'),
    sequence('0008,1041', 'InstitutionalDepartmentTypeCodeSequence', '3', '0-1', [include(codeSequenceMacro)]),
  ],
};
