// Inventory IOD, PS3.3 Table A.88.3-1: its modules and the constraints over them.

import type { IodDefinition } from './definition.ts';
import { generalEquipmentModule } from './modules/general-equipment.ts';
import { inventoryModule } from './modules/inventory.ts';
import { sopCommonModule } from './modules/sop-common.ts';

export const inventoryIod: IodDefinition = {
  sopClassUID: '1.2.840.10008.5.1.4.1.1.201.1',
  name: 'Inventory',
  ref: 'PS3.3 Table A.88.3-1',
  modules: [
    { module: generalEquipmentModule, entity: 'Equipment', usage: 'M' },
    { module: inventoryModule, entity: 'Inventory', usage: 'M' },
    { module: sopCommonModule, entity: 'Inventory', usage: 'M' },
  ],
  constraints: [],
};
