// Inventory Reference Macro, PS3.3 Table C.38.2-3: attributes, types, values and conditions.

import { undecidable } from '../condition.ts';
import { attribute, demands, include, type MacroDefinition, sequence } from '../definition.ts';
import { special } from '../relation.ts';
import { accessEndPointsMacro } from './access-end-points.ts';
import { storedFileAccessMacro } from './stored-file-access.ts';

export const inventoryReferenceMacro: MacroDefinition = {
  table: 'C.38.2-3',
  name: 'Inventory Reference',
  rows: [
    attribute('0008,1150', 'ReferencedSOPClassUID', 'UI', '1', '1'),
    attribute('0008,1155', 'ReferencedSOPInstanceUID', 'UI', '1', '1'),
    sequence('0008,0420', 'InventoryAccessEndPointsSequence', '3', '0-1', [include(accessEndPointsMacro)]),
    include(storedFileAccessMacro),
    sequence(
      '0008,0422',
      'IncorporatedInventoryInstanceSequence',
      '1C',
      '1-n',
      [demands(special('incorporatedInventory')), include(() => inventoryReferenceMacro)],
      { required: undecidable('what the referenced inventory includes') },
    ),
  ],
};
