// Faults in how C-STORE requests are taken that every SCP shall take: PS3.7 9.1.1, 9.3.1.1, D.3.3.3.

import { type Fault, sparing } from '../fault.ts';
import { echoed, stored } from './cases.ts';
import { refuseWhere } from './refuse-where.ts';

const ofCommand: readonly Fault[] = [
  {
    name: 'low-priority-refused',
    clause: 'PS3.7 9.1.1.1.5',
    does: 'refuses a C-STORE of priority LOW (0002H)',
    store: refuseWhere(({ request }) => request.Priority === 2),
    caughtBy: ['ps3.7/9.1.1/priority:low'],
    spares: ['ps3.7/9.1.1/priority:high', stored],
  },
  {
    name: 'move-originator-refused',
    clause: 'PS3.7 9.1.1.1.6',
    does: 'refuses a C-STORE that names the originator of a C-MOVE',
    store: refuseWhere(({ request }) => request.MoveOriginatorMessageID !== undefined),
    caughtBy: ['ps3.7/9.1.1/move-originator'],
  },
  {
    name: 'message-id-0-refused',
    clause: 'PS3.7 9.3.1.1',
    does: 'refuses Message ID 0',
    store: refuseWhere(({ request }) => request.MessageID === 0),
    caughtBy: ['ps3.7/9.1.1/message-id-values:0'],
  },
  {
    name: 'message-id-signed',
    clause: 'PS3.7 9.3.1.1',
    does: 'takes Message IDs from 32768 on for negative ones and refuses them',
    store: refuseWhere(({ request }) => (request.MessageID ?? 0) >= 0x8000),
    caughtBy: ['ps3.7/9.1.1/message-id-values:32768', 'ps3.7/9.1.1/message-id-values:65535'],
  },
  {
    name: 'message-id-used-once',
    clause: 'PS3.7 9.1.1.1.1',
    does: 'answers Duplicate invocation to a Message ID whose operation was answered long ago',
    store: (response, { earlier, request }) =>
      earlier > 0 && request.MessageID === 7 ? { ...response, Status: 0x0210 } : response,
    caughtBy: ['ps3.7/9.1.1/message-id-again'],
  },
  {
    name: 'only-data-set-type-0001',
    clause: 'PS3.7 9.3.1.1',
    does: 'takes a Command Data Set Type other than 0001H for one that says that no Data Set follows',
    store: refuseWhere(({ request }) => request.CommandDataSetType !== 1, 0x0212),
    caughtBy: ['ps3.7/9.1.1/command-data-set-type:0x0000', 'ps3.7/9.1.1/command-data-set-type:0x0102'],
    spares: ['ps3.7/9.1.1/command-data-set-type:0x0001', stored],
  },
  {
    name: 'window-granted-not-kept',
    clause: 'PS3.7 D.3.3.3',
    does: 'grants a window of operations, and refuses the second one while the first is outstanding',
    store: refuseWhere(({ earlier }) => earlier > 0, 0x0110),
    caughtBy: ['ps3.7/d.3.3.3/operations-in-a-window:HangingProtocolStorage'],
  },
];

export const requests: readonly Fault[] = sparing([stored, echoed], ofCommand);
