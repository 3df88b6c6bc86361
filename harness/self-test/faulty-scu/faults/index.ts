// Every seeded fault of an SCU. A new table is one file and one line here.

import type { ScuFault } from '../scu-fault.ts';
import { aborts } from './aborts.ts';
import { acceptance } from './acceptance.ts';
import { associateRequest } from './associate-request.ts';
import { commands } from './commands.ts';
import { dataSets } from './data-sets.ts';
import { endings } from './endings.ts';
import { fragments } from './fragments.ts';
import { negotiations } from './negotiations.ts';
import { proposedContexts } from './proposed-contexts.ts';
import { requests } from './requests.ts';
import { responses } from './responses.ts';
import { stateMachine } from './state-machine.ts';
import { statuses } from './statuses.ts';
import { userInformation } from './user-information.ts';

export const scuFaults: readonly ScuFault[] = [
  ...associateRequest,
  ...proposedContexts,
  ...userInformation,
  ...negotiations,
  ...requests,
  ...commands,
  ...fragments,
  ...dataSets,
  ...statuses,
  ...responses,
  ...acceptance,
  ...stateMachine,
  ...aborts,
  ...endings,
];
