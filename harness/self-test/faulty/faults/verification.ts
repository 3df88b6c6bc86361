// Faults of the response to a C-ECHO: PS3.7 9.1.5 and 9.3.5.2.

import { type Fault, sparing } from '../fault.ts';
import { echoed, interleaved, stored } from './cases.ts';

const caughtBy = [echoed, interleaved];

/** Where no C-ECHO is answered well, the SCP counts as unwell after every case. */
const spares: readonly string[] = [];

const rows: readonly Fault[] = [
  {
    name: 'echo-not-successful',
    clause: 'PS3.7 9.1.5.2',
    does: 'answers a C-ECHO with Processing failure (0x0110)',
    echo: (response) => ({ ...response, Status: 0x0110 }),
    caughtBy: [echoed],
    spares,
  },
  {
    name: 'echo-with-other-message-id',
    clause: 'PS3.7 9.3.5.2',
    does: 'answers a C-ECHO for another Message ID',
    echo: (response) => ({ ...response, MessageIDBeingRespondedTo: 4711 }),
    caughtBy,
  },
  {
    name: 'echo-with-other-sop-class',
    clause: 'PS3.7 9.1.5.1.3',
    does: 'answers a C-ECHO with the UID of the Storage Service Class',
    echo: (response) => ({ ...response, AffectedSOPClassUID: '1.2.840.10008.4.2' }),
    caughtBy,
  },
  {
    name: 'echo-answered-as-store',
    clause: 'PS3.7 9.3.5.2',
    does: 'answers a C-ECHO with a C-STORE-RSP',
    echo: (response) => ({ ...response, CommandField: 0x8001 }),
    caughtBy,
  },
  {
    name: 'echo-announces-data-set',
    clause: 'PS3.7 9.3.5.2',
    does: 'announces a Data Set after the response to a C-ECHO',
    echo: (response) => ({ ...response, CommandDataSetType: 1 }),
    caughtBy: [echoed],
    spares,
  },
  {
    name: 'echo-without-status',
    clause: 'PS3.7 9.3.5.2',
    does: 'answers a C-ECHO without Status',
    echo: (response) => ({ ...response, Status: undefined }),
    caughtBy: [echoed],
    spares,
  },
  {
    name: 'echo-without-group-length',
    clause: 'PS3.7 9.3.5.2',
    does: 'answers a C-ECHO with a Command Group Length of 0',
    echo: (response) => ({ CommandGroupLength: 0, ...response }),
    caughtBy,
  },
  {
    name: 'echo-not-after-store',
    clause: 'PS3.7 9.1.5.2',
    does: 'refuses a C-ECHO once something was stored on the association',
    echo: (response, { earlier }) => (earlier > 0 ? { ...response, Status: 0x0211 } : response),
    caughtBy: [interleaved],
    spares: [echoed, stored],
  },
  {
    name: 'echo-message-id-of-one-byte',
    clause: 'PS3.7 9.1.5.1.2',
    does: 'keeps only the lower byte of the Message ID of a C-ECHO',
    echo: (response, { request }) => ({ ...response, MessageIDBeingRespondedTo: (request.MessageID ?? 0) & 0xff }),
    caughtBy: ['ps3.7/9.1.5/c-echo-message-id:65535'],
    spares: [echoed, stored],
  },
];

export const verification: readonly Fault[] = sparing([stored], rows);
