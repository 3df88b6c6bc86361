// Protocol Approval IOD, PS3.3 Table A.82.3.1.3-1: its modules and the constraints over them.

import type { IodDefinition } from './definition.ts';
import { enhancedGeneralEquipmentModule } from './modules/enhanced-general-equipment.ts';
import { generalEquipmentModule } from './modules/general-equipment.ts';
import { protocolApprovalModule } from './modules/protocol-approval.ts';
import { sopCommonModule } from './modules/sop-common.ts';

export const protocolApprovalIod: IodDefinition = {
  sopClassUID: '1.2.840.10008.5.1.4.1.1.200.3',
  name: 'Protocol Approval',
  ref: 'PS3.3 Table A.82.3.1.3-1',
  modules: [
    { module: generalEquipmentModule, entity: 'Equipment', usage: 'M' },
    { module: enhancedGeneralEquipmentModule, entity: 'Equipment', usage: 'M' },
    { module: sopCommonModule, entity: 'Approval', usage: 'M' },
    { module: protocolApprovalModule, entity: 'Approval', usage: 'M' },
  ],
  constraints: [],
};
