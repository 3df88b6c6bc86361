// Faults of the order of the PDUs of an association, and of its end: PS3.7 A.5; PS3.8 7.1.2, 7.2, 7.3, 9.1.1, 9.1.2, 9.2.2, 9.2.3.

import { encodePdu, type Pdu } from '../../../../src/wire.ts';
import { ignores, requesting } from '../changes.ts';
import { cut, onePdvEach, ownLimit, pData } from '../fragments.ts';
import type { ScuChange } from '../scu-behaviour.ts';
import type { ScuConnection } from '../scu-connection.ts';
import type { ScuFault } from '../scu-fault.ts';
import { sends } from './cases.ts';

const caughtBy = [sends];
const cell = 'ps3.8/9.2.3';
const rejected = [`${cell}/a-associate-rj/scu-closes:permanent-the-user-gives-no-reason`];

/** The beginning of a message on context 1. */
const stray = pData(...cut(Buffer.alloc(64), ownLimit, { contextId: 1, isCommand: true }));

/** Sends something more after a PDU of its own. */
function after(type: Pdu['type'], ...more: readonly Pdu[]): ScuChange {
  return { send: (pdu) => (pdu.type === type ? [pdu, ...more] : undefined) };
}

/** Does this when a PDU comes, in place of what it should. */
function on(type: Pdu['type'], job: (session: ScuConnection) => void): ScuChange {
  return {
    receive(arrival, session) {
      if (arrival.type !== type) return undefined;
      job(session);
      return [];
    },
    patience: () => Number.POSITIVE_INFINITY,
  };
}

export const endings: readonly ScuFault[] = [
  {
    name: 'released-while-outstanding',
    clause: 'PS3.7 A.5',
    does: 'asks for release when it has sent the last instance, without waiting for the response',
    change: {
      message(message, { maxLength, stores, order }) {
        const good = onePdvEach(message, maxLength);
        return stores < order.instances.length ? good : [...good, { type: 'A-RELEASE-RQ' }];
      },
    },
    rule: 'association/released-when-confirmed',
    caughtBy: ['ps3.7/a.5/scu-release-unanswered'],
  },
  {
    name: 'last-fragment-never-sent',
    clause: 'PS3.8 E.1',
    does: 'gives a message up before its last fragment and asks for release',
    change: {
      message(message, { maxLength, stores }) {
        const good = onePdvEach(message, maxLength);
        if (stores < 2) return good;
        const [first] = good;
        const rest = cut(message.dataSet ?? Buffer.alloc(2), ownLimit, {
          contextId: message.contextId,
          isCommand: false,
        });
        return [
          ...(first ? [first] : []),
          ...rest.map((pdv) => pData({ ...pdv, isLast: false })),
          { type: 'A-RELEASE-RQ' },
        ];
      },
    },
    rule: 'association/message-complete-at-release',
    caughtBy,
  },
  {
    name: 'closes-without-release',
    clause: 'PS3.8 9.2.3',
    does: 'closes the connection after the last response without asking for release',
    change: { finish: async (session) => session.close() },
    rule: 'association/ended-in-order',
    caughtBy,
  },
  {
    name: 'resets-without-release',
    clause: 'PS3.8 9.2.3',
    does: 'resets the connection after the last response',
    change: { finish: async (session) => session.reset() },
    rule: 'association/ended-in-order',
    caughtBy,
  },
  {
    name: 'release-not-awaited',
    clause: 'PS3.8 9.2.3',
    does: 'asks for release and closes the connection at once',
    change: {
      async finish(session) {
        session.put({ type: 'A-RELEASE-RQ' });
        session.close();
      },
    },
    rule: 'association/release-awaited',
    caughtBy: ['ps3.8/7.2.2/scu-no-answer'],
  },
  {
    name: 'released-and-stays',
    clause: 'PS3.8 9.2.2',
    does: 'leaves the connection open after the A-RELEASE-RP',
    change: ignores('A-RELEASE-RP', 'Sta7'),
    rule: 'association/closed-after-release',
    caughtBy,
  },
  {
    name: 'rejected-and-stays-for-ever',
    clause: 'PS3.8 9.2.2',
    does: 'leaves the connection open after the A-ASSOCIATE-RJ',
    change: ignores('A-ASSOCIATE-RJ', 'Sta5'),
    rule: 'association/closed-after-rejection',
    caughtBy: rejected,
  },
  {
    name: 'aborted-and-stays',
    clause: 'PS3.8 9.2.2',
    does: 'leaves the connection open after the A-ABORT of the acceptor',
    change: ignores('A-ABORT', 'Sta6'),
    rule: 'association/closed-after-abort',
    caughtBy: [`${cell}/a-abort/scu-source-and-reason:the-service-user`],
  },
  {
    name: 'greets-first',
    clause: 'PS3.8 9.1.2',
    does: 'sends an A-RELEASE-RQ before the A-ASSOCIATE-RQ',
    change: requesting((rq) => Buffer.concat([encodePdu({ type: 'A-RELEASE-RQ' }), encodePdu(rq)])),
    rule: 'association/request-first',
    caughtBy,
  },
  {
    name: 'two-requests',
    clause: 'PS3.8 9.1.1',
    does: 'sends its A-ASSOCIATE-RQ twice',
    change: requesting((rq) => Buffer.concat([encodePdu(rq), encodePdu(rq)])),
    rule: 'association/one-request',
    caughtBy,
  },
  {
    name: 'associates-again-after-release',
    clause: 'PS3.8 9.1.1',
    does: 'sends a second A-ASSOCIATE-RQ on the connection of an association that was released',
    change: on('A-RELEASE-RP', (session) => session.request && session.raw(session.request)),
    rule: 'association/one-request',
    caughtBy,
  },
  {
    name: 'sends-before-the-answer',
    clause: 'PS3.8 7.1.2',
    does: 'sends a message right after its A-ASSOCIATE-RQ',
    change: requesting((rq) => Buffer.concat([encodePdu(rq), encodePdu(stray)])),
    rule: 'association/nothing-before-answer',
    // An SCP that answers at once may be quicker than the message.
    caughtBy: ['ps3.8/7.1.2/scu-late-answer'],
  },
  {
    name: 'sends-after-rejection',
    clause: 'PS3.8 7.1.2',
    does: 'sends a message after an A-ASSOCIATE-RJ',
    change: on('A-ASSOCIATE-RJ', (session) => session.raw(stray)),
    rule: 'association/nothing-after-rejection',
    caughtBy: rejected,
  },
  {
    name: 'sends-after-release-request',
    clause: 'PS3.8 7.2.2',
    does: 'sends a message after its A-RELEASE-RQ',
    change: after('A-RELEASE-RQ', stray),
    rule: 'association/nothing-after-release-request',
    caughtBy,
  },
  {
    name: 'sends-after-release-response',
    clause: 'PS3.8 7.2.2',
    does: 'sends a message after its A-RELEASE-RP',
    change: after('A-RELEASE-RP', stray),
    rule: 'association/nothing-after-release-response',
    caughtBy: [`${cell}/a-release-rq/scu-between-operations`],
  },
  {
    name: 'sends-after-abort',
    clause: 'PS3.8 7.3.2',
    does: 'asks for release after its A-ABORT',
    change: after('A-ABORT', { type: 'A-RELEASE-RQ' }),
    rule: 'association/nothing-after-abort',
    caughtBy: [`${cell}/pdu-types/scu-within-association:an-A-ASSOCIATE-RJ`],
  },
  {
    name: 'accepts-itself',
    clause: 'PS3.8 9.2.3',
    does: 'sends an A-ASSOCIATE-RJ',
    change: {
      async finish(session) {
        session.put({ type: 'A-ASSOCIATE-RJ', result: 1, source: 1, reason: 1 });
        await session.release();
      },
    },
    rule: 'association/pdus-of-a-requestor',
    caughtBy,
  },
  {
    name: 'release-request-with-reserved-byte',
    clause: 'PS3.8 9.3.6',
    does: 'sends byte 2 of an A-RELEASE-RQ as 01H',
    change: { send: (pdu) => (pdu.type === 'A-RELEASE-RQ' ? [Buffer.of(5, 1, 0, 0, 0, 4, 0, 0, 0, 0)] : undefined) },
    rule: 'release-rq/reserved-fields',
    caughtBy,
  },
  {
    name: 'release-response-with-reserved-byte',
    clause: 'PS3.8 9.3.7',
    does: 'sends byte 2 of an A-RELEASE-RP as 01H',
    change: { send: (pdu) => (pdu.type === 'A-RELEASE-RP' ? [Buffer.of(6, 1, 0, 0, 0, 4, 0, 0, 0, 0)] : undefined) },
    rule: 'release-rp/reserved-fields',
    caughtBy: [`${cell}/a-release-rq/scu-collision`],
  },
];
