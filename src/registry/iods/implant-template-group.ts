// Implant Template Group IOD, PS3.3 Table A.63-1: its modules and the constraints over them.

import type { IodDefinition } from './definition.ts';
import { implantTemplateGroupModule } from './modules/implant-template-group.ts';
import { sopCommonModule } from './modules/sop-common.ts';

export const implantTemplateGroupIod: IodDefinition = {
  sopClassUID: '1.2.840.10008.5.1.4.45.1',
  name: 'Implant Template Group',
  ref: 'PS3.3 Table A.63-1',
  modules: [
    { module: implantTemplateGroupModule, entity: 'Implant Template Group', usage: 'M' },
    { module: sopCommonModule, entity: 'Implant Template Group', usage: 'M' },
  ],
  constraints: [],
};
