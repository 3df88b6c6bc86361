// Access End Points Macro, PS3.3 Table C.38.2-4: attributes, types, values and conditions.

import { attribute, type MacroDefinition } from '../definition.ts';
import { formed } from '../relation.ts';

export const accessEndPointsMacro: MacroDefinition = {
  table: 'C.38.2-4',
  name: 'Access End Points',
  rows: [
    attribute('0008,0054', 'RetrieveAETitle', 'AE', '1-n', '3'),
    attribute('0008,1190', 'RetrieveURL', 'UR', '1', '3'),
    attribute('0008,0407', 'StoredInstanceBaseURI', 'UR', '1', '3', {
      relations: [formed('absoluteUri', 'PS3.3 P.2.1')],
    }),
  ],
};
