// Mutations of the time between things, and of TCP segments: PS3.8 9.1.

import { mutationsOf, pick, type Row } from '../mutation.ts';
import { foreign } from './foreign.ts';
import { around, brief, close, cutMessage, isSent, pauseFor, releaseRequest, send, type Turns } from './turn-edits.ts';

function segmented(turns: Turns, what: string, bytes: number, everyMs?: number): Turns {
  return turns.map((turn) =>
    turn.kind === 'send' && turn.what === what
      ? { ...turn, segments: everyMs === undefined ? bytes : { bytes, everyMs } }
      : turn,
  );
}

const rows: readonly Row<'turns'>[] = [
  {
    id: 'timing/segments',
    clause: 'PS3.8 9.1.3',
    breaks: 'nothing: PDUs come in small TCP segments',
    variants: ['the request, byte by byte', 'the message, 7 bytes', 'the message, 500 bytes'],
    apply: (turns, { variant }) =>
      segmented(turns, variant % 3 === 0 ? 'A-ASSOCIATE-RQ' : 'P-DATA-TF', pick([1, 7, 500], variant)),
  },
  {
    id: 'timing/slow-bytes',
    clause: 'PS3.8 9.1.3',
    breaks: 'nothing: a PDU comes slowly',
    variants: ['the request', 'the message'],
    apply: (turns, { variant }) => segmented(turns, variant % 2 === 0 ? 'A-ASSOCIATE-RQ' : 'P-DATA-TF', 64, 2),
  },
  {
    id: 'timing/pause-within-pdu',
    clause: 'PS3.8 9.1.3',
    breaks: 'nothing: there is a pause within a PDU',
    variants: ['within a message', 'before the message', 'before the release'],
    apply: (turns, { variant }) => {
      if (variant % 3 === 0) {
        const { before, rest, after } = cutMessage(turns);
        return [...before, pauseFor(60), ...rest, ...after];
      }
      const { before, found, after } = around(turns, isSent(variant % 3 === 1 ? 'P-DATA-TF' : 'A-RELEASE-RQ'));
      return [...before, pauseFor(60), ...found, ...after];
    },
  },
  {
    id: 'timing/all-at-once',
    clause: 'PS3.8 7.2.2',
    breaks: 'nothing: message and A-RELEASE-RQ come in one piece, before the response',
    apply: (turns) => {
      const { before, found } = around(turns, isSent('P-DATA-TF'));
      const bytes = Buffer.concat(
        [...found, releaseRequest].map((turn) => (turn.kind === 'send' ? turn.bytes : Buffer.alloc(0))),
      );
      return [...before, send('P-DATA-TF', bytes), brief, close];
    },
  },
  {
    id: 'timing/stalled-handshake',
    places: (_turns, { target }) => (target.servesOne ? 0 : 1),
    clause: 'PS3.15 B.12',
    breaks: 'a TLS handshake, or a PDU, begins and never goes on while others want to be served',
    variants: ['TLS', 'the head of a PDU'],
    apply: (turns, { variant }) => [
      send('bytes', Buffer.from(variant % 2 === 0 ? foreign['TLS ClientHello'] : '\x01\x00\x00\x00\x00', 'latin1')),
      { kind: 'reconnect', leave: 'open' },
      ...turns,
    ],
  },
];

export const timingMutations = mutationsOf('turns', 'timing', rows);
