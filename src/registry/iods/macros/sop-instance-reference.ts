// SOP Instance Reference Macro, PS3.3 Table 10-11: attributes, types, values and conditions.

import { attribute, type MacroDefinition } from '../definition.ts';

export const sopInstanceReferenceMacro: MacroDefinition = {
  table: '10-11',
  name: 'SOP Instance Reference',
  rows: [
    attribute('0008,1150', 'ReferencedSOPClassUID', 'UI', '1', '1'),
    attribute('0008,1155', 'ReferencedSOPInstanceUID', 'UI', '1', '1'),
  ],
};
