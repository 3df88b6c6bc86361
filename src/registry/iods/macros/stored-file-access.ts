// Stored File Access Macro, PS3.3 Table C.38.2-2: attributes, types, values and conditions.

import { equals, present, undecidable } from '../condition.ts';
import { attribute, type MacroDefinition } from '../definition.ts';
import { accessUri } from '../relation.ts';

export const storedFileAccessMacro: MacroDefinition = {
  table: 'C.38.2-2',
  name: 'Stored File Access',
  rows: [
    attribute('0008,0409', 'FileAccessURI', 'UR', '1', '1C', {
      relations: accessUri,
      required: undecidable('how the file may be reached'),
    }),
    attribute('0008,040A', 'ContainerFileType', 'CS', '1', '1C', {
      required: present('FileAccessURI'),
      terms: ['ZIP', 'TAR', 'GZIP', 'TARGZIP', 'BLOB', 'DICM'],
    }),
    attribute('0008,040B', 'FilenameInContainer', 'UR', '1', '1C', {
      required: equals('ContainerFileType', 'ZIP', 'TAR', 'TARGZIP'),
    }),
    attribute('0008,040C', 'FileOffsetInContainer', 'UV', '1', '1C', {
      required: equals('ContainerFileType', 'BLOB'),
      otherwise: 'may',
    }),
    attribute('0008,040D', 'FileLengthInContainer', 'UV', '1', '1C', {
      required: equals('ContainerFileType', 'BLOB'),
      otherwise: 'may',
    }),
    attribute('0008,040E', 'StoredInstanceTransferSyntaxUID', 'UI', '1', '1C', { required: present('FileAccessURI') }),
    attribute('0028,2112', 'LossyImageCompressionRatio', 'DS', '1-n', '3'),
    attribute('0400,0015', 'MACAlgorithm', 'CS', '1', '1C', { required: present('MAC') }),
    attribute('0400,0404', 'MAC', 'OB', '1', '3'),
  ],
};
