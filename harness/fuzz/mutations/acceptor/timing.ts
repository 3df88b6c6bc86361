// Mutations of the time and the amount of what an acceptor sends: late, piece by piece, never, without end (PS3.8 9.1, 9.2.3).

import { encodePdu } from '../../../../src/wire.ts';
import type { Segments } from '../../../language/values.ts';
import type { AwaitedRequest } from '../../draft/acceptor-turn.ts';
import { type AcceptorRow, acceptorMutationsOf, pick } from '../mutation.ts';
import { around, hold, send, type Turns } from './acceptor-turns.ts';

const answered: readonly AwaitedRequest[] = ['C-STORE-RQ', 'A-ASSOCIATE-RQ', 'A-RELEASE-RQ'];
const places = () => answered.length;

/** Another answer to the request of a point. */
function answerOf(turns: Turns, place: number, change: (answer: Turns) => Turns): Turns {
  const { before, answer, after } = around(turns, pick(answered, place));
  return [...before, ...change(answer), ...after];
}

function inSegments(answer: Turns, segments: Segments): Turns {
  return answer.map((turn) => (turn.kind === 'send' ? { ...turn, segments } : turn));
}

/** The answer cut within its last PDU: what comes first, and the rest. */
function halves(answer: Turns, at: number): { first: Turns; rest: Turns } {
  const last = answer.findLastIndex((turn) => turn.kind === 'send');
  const turn = answer[last];
  if (turn?.kind !== 'send') return { first: answer, rest: [] };
  const cut = Math.min(at, turn.bytes.length);
  return {
    first: [...answer.slice(0, last), send(turn.what, turn.bytes.subarray(0, cut))],
    rest: [send(turn.what, turn.bytes.subarray(cut))],
  };
}

const ofTime: readonly AcceptorRow<'acceptor turns'>[] = [
  {
    id: 'acceptor-timing/stalled',
    clause: 'PS3.8 9.2.3',
    breaks: 'the answer stops within a PDU, and the connection stays open',
    places,
    variants: ['after 6 bytes', 'after 1 byte', 'after 10 bytes', 'after 40 bytes', 'after 5 bytes'],
    apply: (turns, { place, variant }) => {
      const { before, answer } = around(turns, pick(answered, place));
      return [...before, ...halves(answer, pick([6, 1, 10, 40, 5], variant)).first, hold];
    },
  },
  {
    id: 'acceptor-timing/segments',
    clause: 'PS3.8 9.1',
    breaks: 'nothing: TCP brings the answer byte by byte',
    places,
    variants: ['1 byte', '3 bytes', '7 bytes'],
    apply: (turns, { place, variant }) =>
      answerOf(turns, place, (answer) => inSegments(answer, pick([1, 3, 7], variant))),
  },
  {
    id: 'acceptor-timing/slow-bytes',
    clause: 'PS3.8 9.1',
    breaks: 'nothing: the answer comes slowly, some bytes at a time',
    places,
    apply: (turns, { place }) => answerOf(turns, place, (answer) => inSegments(answer, { bytes: 16, everyMs: 20 })),
  },
  {
    id: 'acceptor-timing/pause-within-pdu',
    clause: 'PS3.8 9.1',
    breaks: 'nothing: there is a pause within a PDU',
    places,
    variants: ['in its head', 'after its head', 'in its body'],
    apply: (turns, { place, variant }) =>
      answerOf(turns, place, (answer) => {
        const { first, rest } = halves(answer, pick([3, 6, 20], variant));
        return [...first, { kind: 'pause', ms: 300 }, ...rest];
      }),
  },
  {
    id: 'acceptor-timing/late',
    clause: 'PS3.8 9.1',
    breaks: 'nothing: the answer comes late',
    places,
    variants: ['200 ms', '700 ms'],
    apply: (turns, { place, variant }) =>
      answerOf(turns, place, (answer) => [{ kind: 'pause', ms: pick([200, 700], variant) }, ...answer]),
  },
];

const ofAmount: readonly AcceptorRow<'acceptor turns'>[] = [
  {
    id: 'flood/responses',
    clause: 'PS3.7 9.1.1.2',
    breaks: 'one request is answered again and again',
    sizes: { least: 2, most: 2000 },
    apply: (turns, { size }) =>
      answerOf(turns, 0, (answer) => {
        const bytes = Buffer.concat(answer.flatMap((turn) => (turn.kind === 'send' ? [turn.bytes] : [])));
        const many = Buffer.concat(
          Array.from({ length: Math.min(size, Math.floor(0x80000 / Math.max(1, bytes.length))) }, () => bytes),
        );
        return [send('P-DATA-TF', many)];
      }),
  },
  {
    id: 'flood/empty-pdus',
    clause: 'PS3.8 9.3.5',
    breaks: 'P-DATA-TF PDUs without a PDV never stop coming',
    sizes: { least: 1, most: 20_000 },
    variants: ['before the response', 'in place of it'],
    apply: (turns, { size, variant }) => {
      const empty = send(
        'P-DATA-TF',
        Buffer.concat(Array.from({ length: size }, () => Buffer.from('040000000000', 'hex'))),
      );
      return answerOf(turns, 0, (answer) => (variant % 2 === 0 ? [empty, ...answer] : [empty]));
    },
  },
  {
    id: 'flood/unfinished-command',
    clause: 'PS3.8 E.1',
    breaks: 'fragments of a command come, and none is marked as the last',
    sizes: { least: 1, most: 4000 },
    apply: (turns, { size }, { requests }) => {
      const fragment = Buffer.alloc(120, 0x41);
      const pdv = { contextId: requests.store.contextId, isCommand: true, isLast: false, fragment };
      const pdu = encodePdu({ type: 'P-DATA-TF', pdvs: [pdv] });
      return answerOf(turns, 0, () => [send('P-DATA-TF', Buffer.concat(Array.from({ length: size }, () => pdu)))]);
    },
  },
  {
    id: 'flood/rubbish',
    clause: 'PS3.8 9.3.1',
    breaks: 'bytes come that are no PDU',
    places,
    sizes: { least: 1, most: 0x40000 },
    variants: ['FFH', '00H', '02H', '04H'],
    apply: (turns, { place, size, variant }) =>
      answerOf(turns, place, () => [send('bytes', Buffer.alloc(size, pick([0xff, 0, 2, 4], variant)))]),
  },
];

export const acceptorTimingMutations = [
  ...acceptorMutationsOf('acceptor turns', 'timing', ofTime),
  ...acceptorMutationsOf('acceptor turns', 'pdu', ofAmount),
];
