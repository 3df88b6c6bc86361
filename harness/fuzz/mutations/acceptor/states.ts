// Mutations of what an acceptor does when: aborts, ends of the connection, other protocols (PS3.8 9.2.3).

import { encodePdu } from '../../../../src/wire.ts';
import type { AcceptorTurn } from '../../draft/acceptor-turn.ts';
import { latin1 } from '../../values/values.ts';
import { type AcceptorRow, acceptorMutationsOf, pick } from '../mutation.ts';
import {
  abort,
  around,
  finish,
  hold,
  inPlace,
  points,
  releaseRequest,
  releaseResponse,
  reset,
  send,
  type Turns,
} from './acceptor-turns.ts';

const rubbish = send('bytes', Buffer.alloc(256, 0xff));

const foreign: readonly (readonly [name: string, text: string])[] = [
  ['HTTP', 'HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n'],
  ['a TLS alert', '\x15\x03\x01\x00\x02\x02\x28'],
  ['SSH', 'SSH-2.0-OpenSSH_9.2\r\n'],
  ['zeros', '\0'.repeat(64)],
  ['bytes FFH', '\xff'.repeat(64)],
  ['a line feed', '\n'],
];

const places = () => points.length;

const rows: readonly AcceptorRow<'acceptor turns'>[] = [
  {
    id: 'acceptor-state/rubbish-after-abort',
    clause: 'PS3.8 9.2.3',
    breaks: 'bytes that are no PDU follow an A-ABORT',
    places,
    variants: ['256 bytes, then the end', '256 bytes', 'a PDU', 'a megabyte'],
    apply: (turns, { place, variant }) => {
      const megabyte = send('bytes', Buffer.alloc(0x100000, 0xff));
      const tails = [
        [rubbish, finish],
        [rubbish, hold],
        [releaseResponse, finish],
        [megabyte, finish],
      ];
      return inPlace(turns, place, abort(2, 0), ...pick(tails, variant));
    },
  },
  {
    id: 'acceptor-state/abort',
    clause: 'PS3.8 9.3.8',
    breaks: 'an A-ABORT comes in place of the answer, with a source or a reason that may not exist',
    places,
    variants: ['service-user', 'source 1', 'source 255', 'reason 3', 'reason 255', 'ten of them', 'of another length'],
    apply: (turns, { place, variant }) => {
      const aborts = [
        ...[[abort(0, 0)], [abort(1, 0)], [abort(255, 0)], [abort(2, 3)], [abort(2, 255)]],
        Array.from({ length: 10 }, () => abort(0, 0)),
        [send('A-ABORT', Buffer.from('070000000000', 'hex'))],
      ];
      return inPlace(turns, place, ...pick(aborts, variant), finish);
    },
  },
  {
    id: 'acceptor-state/abort-within-message',
    clause: 'PS3.8 9.2.3',
    breaks: 'an A-ABORT, a release or the end of the connection comes while the SCU sends its Data Set',
    variants: [
      'A-ABORT after the command',
      'A-ABORT within the Data Set',
      'FIN',
      'RST',
      'A-RELEASE-RQ',
      'the response',
    ],
    apply: (turns, { variant }) => {
      const { before, answer, after } = around(turns, 'C-STORE-RQ');
      const when = variant % 6 === 0 || variant % 6 === 5 ? 'command' : 'first-fragment';
      const early: AcceptorTurn = { kind: 'await', what: 'C-STORE-RQ', when };
      const acts = [
        [abort(2, 0), finish],
        [abort(0, 0), finish],
        [finish],
        [reset],
        [releaseRequest],
        [...answer, ...after],
      ];
      return [...before.slice(0, -1), early, ...pick(acts, variant)];
    },
  },
  {
    id: 'acceptor-state/ends',
    clause: 'PS3.8 9.2.3',
    breaks: 'the connection ends in place of the answer',
    places,
    variants: ['FIN', 'RST', 'half a PDU, then FIN', 'half a PDU, then RST'],
    apply: (turns, { place, variant }) => {
      const { answer } = around(turns, pick(points, place));
      const [sent] = answer.filter((turn) => turn.kind === 'send');
      const half = sent?.kind === 'send' ? [send('bytes', sent.bytes.subarray(0, sent.bytes.length >> 1))] : [];
      return inPlace(turns, place, ...(variant % 4 > 1 ? half : []), variant % 2 === 0 ? finish : reset);
    },
  },
  {
    id: 'acceptor-state/before-request',
    clause: 'PS3.8 9.2.3',
    breaks: 'something comes before the SCU has asked for anything',
    variants: ['A-ASSOCIATE-AC', 'A-ASSOCIATE-RJ', 'A-ABORT', 'rubbish', 'A-RELEASE-RP', 'A-ABORT, left open', 'FIN'],
    apply: (turns, { variant }) => {
      const accept = around(turns, 'A-ASSOCIATE-RQ').answer;
      const rejection = send('A-ASSOCIATE-RJ', encodePdu({ type: 'A-ASSOCIATE-RJ', result: 1, source: 1, reason: 1 }));
      const sets: readonly Turns[] = [
        [...accept, ...turns.filter((turn) => !accept.includes(turn))],
        [rejection, finish],
        [abort(2, 0), finish],
        [rubbish, finish],
        [releaseResponse, ...turns],
        [abort(2, 0), hold],
        [finish],
      ];
      return pick(sets, variant);
    },
  },
  {
    id: 'acceptor-state/foreign-protocol',
    clause: 'PS3.8 9.3.1',
    breaks: 'the answer is one of another protocol',
    places,
    variants: foreign.map(([name]) => name),
    apply: (turns, { place, variant }) => {
      const [, text] = pick(foreign, variant);
      return inPlace(turns, place, send('bytes', latin1(text)));
    },
  },
];

export const acceptorStateMutations = acceptorMutationsOf('acceptor turns', 'state', rows);
