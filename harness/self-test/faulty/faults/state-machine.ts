// Faults of the state machine of the upper layer: PS3.8 9.2.2 and Table 9-10.

import { responseTo } from '../../../../src/wire.ts';
import type { Instead, Received } from '../exchange.ts';
import { type Fault, sparing } from '../fault.ts';
import type { FaultyConnection } from '../faulty-connection.ts';
import { echoed, stored } from './cases.ts';

const clause = 'PS3.8 9.2.3';

/** The case of a cell of Table 9-10. */
const cell = (state: string, action: string, event?: string): string =>
  `ps3.8/9.2.3/${state}-${action}${event === undefined ? '' : `:${event}`}`;

/** Another reaction to this PDU in this state; everything else passes. */
function on(state: FaultyConnection['state'], type: Received['type'], react: (session: FaultyConnection) => void) {
  return (received: Received, session: FaultyConnection): Instead | undefined => {
    if (session.state !== state || received.type !== type) return undefined;
    react(session);
    return [];
  };
}

const ignore = (): void => {};
const hangUp = (session: FaultyConnection): void => session.close();

const inSta2: readonly Fault[] = [
  {
    name: 'sta2-accept-ignored',
    clause,
    does: 'ignores an A-ASSOCIATE-AC that comes before an A-ASSOCIATE-RQ',
    receive: on('Sta2', 'A-ASSOCIATE-AC', ignore),
    caughtBy: [cell('sta2', 'aa-1', 'Evt3')],
  },
  {
    name: 'sta2-p-data-ignored',
    clause,
    does: 'ignores a P-DATA-TF that comes before an A-ASSOCIATE-RQ',
    receive: on('Sta2', 'P-DATA-TF', ignore),
    caughtBy: [cell('sta2', 'aa-1', 'Evt10')],
  },
  {
    name: 'sta2-release-answered',
    clause,
    does: 'confirms an A-RELEASE-RQ that comes before an A-ASSOCIATE-RQ',
    receive: on('Sta2', 'A-RELEASE-RQ', (session) => session.reply({ type: 'A-RELEASE-RP' })),
    caughtBy: [cell('sta2', 'aa-1', 'Evt12')],
  },
  {
    name: 'sta2-release-hangs-up',
    clause,
    does: 'closes the connection without an A-ABORT at an A-RELEASE-RQ before an A-ASSOCIATE-RQ',
    receive: on('Sta2', 'A-RELEASE-RQ', hangUp),
    caughtBy: [cell('sta2', 'aa-1', 'Evt12')],
  },
  {
    name: 'sta2-unknown-pdu-ignored',
    clause,
    does: 'ignores a PDU of an unknown type that comes before an A-ASSOCIATE-RQ',
    receive: on('Sta2', 'invalid', ignore),
    caughtBy: [cell('sta2', 'aa-1', 'Evt19')],
  },
  {
    name: 'sta2-abort-ignored',
    clause,
    does: 'leaves the connection open after an A-ABORT that comes before an A-ASSOCIATE-RQ',
    receive: on('Sta2', 'A-ABORT', ignore),
    caughtBy: [cell('sta2', 'aa-2')],
  },
  {
    name: 'sta2-hangs-after-reset',
    clause,
    does: 'accepts no association any more after a connection was reset on which nothing had come',
    closed: (how, _unparsed, { state, program }) => {
      if (how === 'RST' && state === 'Sta2') program.hang();
    },
    caughtBy: [cell('sta2', 'aa-5', 'RST')],
  },
];

const inSta6: readonly Fault[] = [
  {
    name: 'sta6-accept-ignored',
    clause,
    does: 'ignores an A-ASSOCIATE-AC on an association',
    receive: on('Sta6', 'A-ASSOCIATE-AC', ignore),
    caughtBy: [cell('sta6', 'aa-8', 'Evt3')],
  },
  {
    name: 'sta6-reject-ignored',
    clause,
    does: 'ignores an A-ASSOCIATE-RJ on an association',
    receive: on('Sta6', 'A-ASSOCIATE-RJ', ignore),
    caughtBy: [cell('sta6', 'aa-8', 'Evt4')],
  },
  {
    name: 'sta6-associated-again',
    clause,
    does: 'accepts a second A-ASSOCIATE-RQ on an association',
    receive: on('Sta6', 'A-ASSOCIATE-RQ', (session) => session.reply(...(session.accept ? [session.accept] : []))),
    caughtBy: [cell('sta6', 'aa-8', 'Evt6')],
  },
  {
    name: 'sta6-release-rp-ignored',
    clause,
    does: 'ignores an A-RELEASE-RP that it did not ask for',
    receive: on('Sta6', 'A-RELEASE-RP', ignore),
    caughtBy: [cell('sta6', 'aa-8', 'Evt13')],
  },
  {
    name: 'sta6-release-rp-hangs-up',
    clause,
    does: 'closes the connection without an A-ABORT at an A-RELEASE-RP that it did not ask for',
    receive: on('Sta6', 'A-RELEASE-RP', hangUp),
    caughtBy: [cell('sta6', 'aa-8', 'Evt13')],
  },
  {
    name: 'sta6-unknown-pdu-ignored',
    clause,
    does: 'ignores a PDU of an unknown type on an association',
    receive: on('Sta6', 'invalid', ignore),
    caughtBy: [cell('sta6', 'aa-8', 'Evt19')],
  },
  {
    name: 'sta6-aborts-as-user',
    clause,
    does: 'names the service-user as the source when it aborts for an unexpected PDU',
    send: (pdu, { state }) =>
      pdu.type === 'A-ABORT' && state === 'Sta13' ? [{ ...pdu, source: 0, reason: 0 }] : undefined,
    verdict: 'warn',
    caughtBy: [cell('sta6', 'aa-8', 'Evt6')],
  },
  {
    name: 'sta6-abort-ignored',
    clause,
    does: 'leaves the connection open after an A-ABORT',
    receive: on('Sta6', 'A-ABORT', ignore),
    caughtBy: [cell('sta6', 'aa-3')],
  },
  {
    name: 'sta6-abort-answered',
    clause,
    does: 'answers an A-ABORT with an A-ABORT',
    receive: on('Sta6', 'A-ABORT', (session) => session.reply({ type: 'A-ABORT', source: 2, reason: 2 })),
    verdict: 'warn',
    caughtBy: [cell('sta6', 'aa-3')],
  },
  {
    name: 'sta6-hangs-after-reset',
    clause,
    does: 'accepts no association any more after one was reset',
    closed: (how, _unparsed, { state, program }) => {
      if (how === 'RST' && state === 'Sta6') program.hang();
    },
    caughtBy: [cell('sta6', 'aa-4', 'RST')],
  },
  {
    name: 'sta6-dies-of-reset',
    clause,
    does: 'crashes when an association is reset',
    closed: (how, _unparsed, { state, program }) => {
      if (how === 'RST' && state === 'Sta6') program.crash();
    },
    caughtBy: [cell('sta6', 'aa-4', 'RST')],
  },
];

const inSta13: readonly Fault[] = [
  {
    name: 'sta13-associated-again',
    clause,
    does: 'accepts a new association on a connection whose association was released',
    receive: on('Sta13', 'A-ASSOCIATE-RQ', (session) => session.reply(...(session.accept ? [session.accept] : []))),
    caughtBy: [cell('sta13', 'aa-7', 'Evt6')],
  },
  {
    name: 'sta13-p-data-answered',
    clause,
    does: 'answers a C-ECHO on an association that was released',
    receive: on('Sta13', 'P-DATA-TF', (session) => {
      const last = session.exchanges.last;
      if (last) session.respond(last.contextId, responseTo(last.request, 0x8030, { Status: 0 }));
    }),
    caughtBy: [cell('sta13', 'aa-6', 'Evt10')],
  },
  {
    name: 'sta13-release-answered-again',
    clause,
    does: 'confirms a second A-RELEASE-RQ',
    receive: on('Sta13', 'A-RELEASE-RQ', (session) => session.reply({ type: 'A-RELEASE-RP' })),
    caughtBy: [cell('sta13', 'aa-6', 'Evt12')],
  },
  {
    name: 'sta13-aborts-what-it-should-ignore',
    clause,
    does: 'aborts at an A-ASSOCIATE-AC on an association that was released',
    receive: on('Sta13', 'A-ASSOCIATE-AC', (session) => session.reply({ type: 'A-ABORT', source: 2, reason: 2 })),
    caughtBy: [cell('sta13', 'aa-6', 'Evt3')],
  },
  {
    name: 'sta13-unknown-pdu-ignored',
    clause,
    does: 'ignores a PDU of an unknown type on an association that was released',
    receive: on('Sta13', 'invalid', ignore),
    caughtBy: [cell('sta13', 'aa-7', 'Evt19')],
  },
  {
    name: 'sta13-association-left-to-artim',
    clause,
    does: 'answers an A-ASSOCIATE-RQ after a release only by closing when its ARTIM timer expires',
    receive: on('Sta13', 'A-ASSOCIATE-RQ', (session) => void setTimeout(() => session.close(), 30_000)),
    caughtBy: [cell('sta13', 'aa-7', 'Evt6')],
  },
  {
    name: 'sta13-abort-ignored',
    clause,
    does: 'leaves the connection open after an A-ABORT on an association that was released',
    receive: on('Sta13', 'A-ABORT', ignore),
    verdict: 'warn',
    caughtBy: [cell('sta13', 'aa-2')],
  },
];

const withoutArtim: readonly Fault[] = [
  {
    name: 'no-artim-timer',
    clause: 'PS3.8 9.1.4',
    does: 'has no ARTIM timer',
    listen: { artimMs: 3_600_000 },
    verdict: 'warn',
    caughtBy: ['ps3.8/9.1.4/artim:half-an-A-ASSOCIATE-RQ'],
  },
];

export const stateMachine: readonly Fault[] = sparing(
  [stored, echoed],
  // It takes two minutes, in which others get on: it is the first.
  [...withoutArtim, ...inSta2, ...inSta6, ...inSta13],
);
