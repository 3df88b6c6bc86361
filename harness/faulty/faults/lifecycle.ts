// Faults in how an SCP lives on: associations that end, peers that misbehave, and what is left afterwards.

import type { Fault } from '../fault.ts';
import { echoed, stored } from './cases.ts';

export const lifecycle: readonly Fault[] = [
  {
    name: 'closes-after-each-store',
    clause: 'PS3.8 7.2.2',
    does: 'closes the connection (FIN) after each C-STORE',
    message: (command, { contextId }, session) => {
      session.respond(contextId, command);
      session.close();
      return [];
    },
    caughtBy: [stored, 'ps3.7/9.1.1/message-id-again'],
    spares: [echoed],
  },
  {
    name: 'aborts-after-each-store',
    clause: 'PS3.8 7.3',
    does: 'aborts the association after each C-STORE',
    message: (command, { contextId }, session) => {
      session.respond(contextId, command);
      return [{ type: 'A-ABORT', source: 0, reason: 0 }];
    },
    caughtBy: ['ps3.7/9.1.1/message-id-again'],
    spares: [echoed],
  },
  {
    name: 'stores-one-instance',
    clause: 'PS3.4 GG.4.2',
    does: 'answers only the first C-STORE of an association',
    message: (command, { contextId, earlier }, session) => {
      if (earlier === 0) session.respond(contextId, command);
      return [];
    },
    caughtBy: ['ps3.7/9.1.1/message-id-again'],
    spares: [stored, echoed],
  },
  {
    name: 'answers-of-the-operation-before',
    clause: 'PS3.7 9.3.1.2',
    does: 'repeats the response to the first operation of an association for each that follows',
    store: (response, { earlier }) => (earlier > 0 ? { ...response, AffectedSOPInstanceUID: '2.25.1' } : response),
    caughtBy: ['ps3.7/9.1.1/message-id-again'],
    spares: [stored, echoed],
  },
  {
    name: 'crashes-after-three-associations',
    clause: 'PS3.8 9.1.2',
    does: 'dies when the fourth association has been accepted',
    opened: ({ house }) => {
      if (house.opened > 3) house.crash();
    },
    caughtBy: [stored],
  },
  {
    name: 'hangs-after-fifty-operations',
    clause: 'PS3.7 9.1.1',
    does: 'answers nothing any more after fifty operations of an association',
    message: (command, { contextId, earlier }, session) => {
      if (earlier < 50) session.respond(contextId, command);
      return [];
    },
    caughtBy: ['ps3.7/9.1.1/hundred-c-stores'],
    spares: [stored, echoed],
  },
  {
    name: 'closes-after-fifty-operations',
    clause: 'PS3.7 9.1.1',
    does: 'closes the connection after fifty operations of an association',
    message: (command, { contextId, earlier }, session) => {
      session.respond(contextId, command);
      if (earlier === 49) session.close();
      return [];
    },
    caughtBy: ['ps3.7/9.1.1/hundred-c-stores'],
    spares: [stored, echoed],
  },
];
