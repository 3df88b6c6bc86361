// Hanging Protocol IOD, PS3.3 Table A.44.3-1: its modules and the constraints over them.

import type { IodDefinition } from './definition.ts';
import { hangingProtocolDefinitionModule } from './modules/hanging-protocol-definition.ts';
import { hangingProtocolDisplayModule } from './modules/hanging-protocol-display.ts';
import { hangingProtocolEnvironmentModule } from './modules/hanging-protocol-environment.ts';
import { sopCommonModule } from './modules/sop-common.ts';

export const hangingProtocolIod: IodDefinition = {
  sopClassUID: '1.2.840.10008.5.1.4.38.1',
  name: 'Hanging Protocol',
  ref: 'PS3.3 Table A.44.3-1',
  modules: [
    { module: sopCommonModule, entity: 'Hanging Protocol', usage: 'M' },
    { module: hangingProtocolDefinitionModule, entity: 'Hanging Protocol', usage: 'M' },
    { module: hangingProtocolEnvironmentModule, entity: 'Hanging Protocol', usage: 'M' },
    { module: hangingProtocolDisplayModule, entity: 'Hanging Protocol', usage: 'M' },
  ],
  constraints: [],
};
