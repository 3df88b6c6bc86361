// Implant Assembly Template IOD, PS3.3 Table A.62-1: its modules and the constraints over them.

import type { IodDefinition } from './definition.ts';
import { implantAssemblyTemplateModule } from './modules/implant-assembly-template.ts';
import { sopCommonModule } from './modules/sop-common.ts';

export const implantAssemblyTemplateIod: IodDefinition = {
  sopClassUID: '1.2.840.10008.5.1.4.44.1',
  name: 'Implant Assembly Template',
  ref: 'PS3.3 Table A.62-1',
  modules: [
    { module: implantAssemblyTemplateModule, entity: 'Implant Assembly', usage: 'M' },
    { module: sopCommonModule, entity: 'Implant Assembly', usage: 'M' },
  ],
  constraints: [],
};
