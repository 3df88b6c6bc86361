// Faults of the state machine of a requestor: PS3.8 9.2.3, Table 9-10.

import { ignores } from '../changes.ts';
import type { ScuFault } from '../scu-fault.ts';

const cell = 'ps3.8/9.2.3';

const within = `${cell}/pdu-types/scu-within-association`;
const before = `${cell}/pdu-types/scu-before-acceptance`;
const releasing = `${cell}/pdu-types/scu-awaiting-release`;

export const stateMachine: readonly ScuFault[] = [
  {
    name: 'sta5-p-data-ignored',
    clause: 'PS3.8 9.2.3',
    does: 'ignores a P-DATA-TF that comes before the A-ASSOCIATE-AC',
    change: ignores('P-DATA-TF', 'Sta5'),
    caughtBy: [`${before}:a-P-DATA-TF`],
  },
  {
    name: 'sta5-release-confirmed',
    clause: 'PS3.8 9.2.3',
    does: 'confirms an A-RELEASE-RQ that comes before the A-ASSOCIATE-AC',
    change: {
      receive(arrival, session) {
        if (arrival.type !== 'A-RELEASE-RQ' || session.state !== 'Sta5') return undefined;
        session.put({ type: 'A-RELEASE-RP' });
        return [];
      },
    },
    caughtBy: [`${before}:an-A-RELEASE-RQ`],
  },
  {
    name: 'sta5-release-rp-ignored',
    clause: 'PS3.8 9.2.3',
    does: 'ignores an A-RELEASE-RP that comes before the A-ASSOCIATE-AC',
    change: ignores('A-RELEASE-RP', 'Sta5'),
    caughtBy: [`${before}:an-A-RELEASE-RP`],
  },
  {
    name: 'sta5-request-answered',
    clause: 'PS3.8 9.2.3',
    does: 'takes an A-ASSOCIATE-RQ of the acceptor for its answer',
    change: {
      receive: (arrival, { state }) =>
        arrival.type === 'A-ASSOCIATE-RQ' && state === 'Sta5' ? [{ ...arrival, type: 'A-ASSOCIATE-AC' }] : undefined,
      finish: async (session) => session.close(),
    },
    caughtBy: [`${before}:an-A-ASSOCIATE-RQ`],
  },
  {
    name: 'sta5-unknown-pdu-ignored',
    clause: 'PS3.8 9.2.3',
    does: 'ignores PDUs of unknown types before the A-ASSOCIATE-AC',
    change: ignores('invalid', 'Sta5'),
    caughtBy: [`${before}:a-PDU-of-the-unknown-type-08H`],
  },
  {
    name: 'sta6-accept-ignored',
    clause: 'PS3.8 9.2.3',
    does: 'ignores a second A-ASSOCIATE-AC',
    change: ignores('A-ASSOCIATE-AC', 'Sta6'),
    caughtBy: [`${within}:an-A-ASSOCIATE-AC`],
  },
  {
    name: 'sta6-reject-ignored',
    clause: 'PS3.8 9.2.3',
    does: 'ignores an A-ASSOCIATE-RJ on an association',
    change: ignores('A-ASSOCIATE-RJ', 'Sta6'),
    caughtBy: [`${within}:an-A-ASSOCIATE-RJ`],
  },
  {
    name: 'sta6-request-ignored',
    clause: 'PS3.8 9.2.3',
    does: 'ignores an A-ASSOCIATE-RQ on an association',
    change: ignores('A-ASSOCIATE-RQ', 'Sta6'),
    caughtBy: [`${within}:an-A-ASSOCIATE-RQ`],
  },
  {
    name: 'sta6-release-rp-ignored',
    clause: 'PS3.8 9.2.3',
    does: 'ignores an A-RELEASE-RP that it did not ask for',
    change: ignores('A-RELEASE-RP', 'Sta6'),
    caughtBy: [`${within}:an-A-RELEASE-RP`],
  },
  {
    name: 'sta6-unknown-pdu-ignored',
    clause: 'PS3.8 9.2.3',
    does: 'ignores PDUs of unknown types on an association',
    change: ignores('invalid', 'Sta6'),
    caughtBy: [`${within}:a-PDU-of-the-unknown-type-08H`, `${within}:a-PDU-of-the-unknown-type-FEH`],
  },
  {
    name: 'sta6-release-ignored',
    clause: 'PS3.8 9.2.3',
    does: 'ignores an A-RELEASE-RQ of the acceptor and goes on',
    change: ignores('A-RELEASE-RQ', 'Sta6'),
    caughtBy: [
      `${cell}/a-release-rq/scu-between-operations`,
      `${cell}/a-release-rq/scu-while-sending:in-place-of-a-response`,
    ],
  },
  {
    name: 'sta7-accept-ignored',
    clause: 'PS3.8 9.2.3',
    does: 'ignores an A-ASSOCIATE-AC while it awaits an A-RELEASE-RP',
    change: ignores('A-ASSOCIATE-AC', 'Sta7'),
    caughtBy: [`${releasing}:an-A-ASSOCIATE-AC`],
  },
  {
    name: 'sta7-reject-is-a-release',
    clause: 'PS3.8 9.2.3',
    does: 'takes an A-ASSOCIATE-RJ for the A-RELEASE-RP that it awaits',
    change: {
      receive: (arrival, { state }) =>
        arrival.type === 'A-ASSOCIATE-RJ' && state === 'Sta7' ? [{ type: 'A-RELEASE-RP' }] : undefined,
    },
    caughtBy: [`${releasing}:an-A-ASSOCIATE-RJ`],
  },
  {
    name: 'sta7-unknown-pdu-ignored',
    clause: 'PS3.8 9.2.3',
    does: 'ignores PDUs of unknown types while it awaits an A-RELEASE-RP',
    change: ignores('invalid', 'Sta7'),
    caughtBy: [`${releasing}:a-PDU-of-the-unknown-type-08H`],
  },
  {
    name: 'sta7-collision-ignored',
    clause: 'PS3.8 9.2.3',
    does: 'ignores an A-RELEASE-RQ that crosses its own, so that both sides wait for ever',
    change: ignores('A-RELEASE-RQ', 'Sta7'),
    caughtBy: [`${cell}/a-release-rq/scu-collision`],
  },
];
