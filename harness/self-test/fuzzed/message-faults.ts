// Seeded faults of messages: Command Sets, fragments, responses, names (PS3.7 9.1.1, 9.3.1; PS3.8 E.1).

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandSet } from '../../../src/wire.ts';
import type { Received } from '../faulty/exchange.ts';
import type { FaultyConnection } from '../faulty/faulty-connection.ts';
import { dies, diesOfDataSet, type FuzzedFault, hex, whenStored } from './fuzzed-fault.ts';

/** Whether the request that a PDU belongs to is such. */
function isOf(received: Received, { exchanges }: FaultyConnection, test: (request: CommandSet) => boolean): boolean {
  return received.type === 'P-DATA-TF' && exchanges.last !== undefined && test(exchanges.last.request);
}

export const messageFaults: readonly FuzzedFault[] = [
  {
    name: 'no-message-id',
    kind: 25,
    does: 'dies of a request without a Message ID',
    ...dies((received, session) => isOf(received, session, ({ MessageID }) => MessageID === undefined)),
  },
  {
    name: 'no-instance-uid',
    kind: 25,
    does: 'dies of a C-STORE without an Affected SOP Instance UID',
    ...dies((received, session) =>
      isOf(received, session, (rq) => rq.CommandField === 1 && rq.AffectedSOPInstanceUID === undefined),
    ),
  },
  {
    name: 'response-as-request',
    kind: 25,
    does: 'dies of a response to what it never asked',
    ...dies((received, session) => isOf(received, session, ({ CommandField = 0 }) => (CommandField & 0x8000) !== 0)),
  },
  {
    name: 'data-before-command',
    kind: 27,
    does: 'dies of a fragment of a Data Set before any command',
    ...dies(
      (received, { exchanges }) =>
        received.type === 'P-DATA-TF' && received.pdvs[0]?.isCommand === false && exchanges.last === undefined,
    ),
  },
  {
    name: 'no-uids-in-data-set',
    kind: 26,
    does: 'dies of a Data Set without a SOP Instance UID',
    ...diesOfDataSet(({ dataSet }) => !dataSet.includes(hex('08001800'))),
  },
  {
    name: 'message-id-of-16-bits',
    kind: 28,
    does: 'takes Message ID for a number with a sign, and answers with another for the greatest',
    behaviour: {
      store: (response, { request }) =>
        request.MessageID === 0xffff ? { ...response, MessageIDBeingRespondedTo: 1 } : response,
    },
    finds: 'wrong answer',
  },
  {
    name: 'move-originator-unanswered',
    kind: 28,
    does: 'waits for a C-MOVE that it does not know when a request names a Move Originator',
    behaviour: {
      message: whenStored(
        ({ request }) => request.MoveOriginatorApplicationEntityTitle !== undefined,
        () => {},
      ),
    },
    finds: 'no answer',
  },
  {
    name: 'odd-text-status',
    kind: 30,
    does: 'answers with a status that does not exist when a text has no room for its terminator',
    behaviour: {
      message: whenStored(
        ({ dataSet }) => dataSet.length % 2 === 1,
        (session, { contextId, request }) =>
          session.respond(contextId, {
            AffectedSOPClassUID: request.AffectedSOPClassUID,
            CommandField: 0x8001,
            MessageIDBeingRespondedTo: request.MessageID,
            CommandDataSetType: 0x0101,
            Status: 0x3000,
            AffectedSOPInstanceUID: request.AffectedSOPInstanceUID,
          }),
      ),
    },
    finds: 'illegal status',
  },
  {
    name: 'private-element-closes',
    kind: 28,
    does: 'ends its child process, and with it the connection, at a private element',
    behaviour: {
      message: whenStored(
        ({ dataSet }) => dataSet.includes(hex('09000110')),
        (session) => session.close(),
      ),
    },
    finds: 'connection lost',
  },
];

/** Stores each instance under its SOP Instance UID, whatever that is. */
export function pathOfUid(store: string): FuzzedFault {
  return {
    name: 'uid-as-path',
    kind: 50,
    does: 'takes a SOP Instance UID for the name of a file, and follows a path in it',
    behaviour: {
      message: (command, { contextId, request }, session) => {
        const uid = request.AffectedSOPInstanceUID ?? '';
        if (uid.startsWith('../') && !uid.includes('\0')) writeFileSync(join(store, uid), 'an instance');
        session.respond(contextId, command);
        return [];
      },
    },
    finds: 'file outside the store',
  };
}
