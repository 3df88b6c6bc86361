// Mutations of the order of things: PDUs out of state, operations in another order, and the time between them (PS3.8 9.2).

import { encodePdu } from '../../../src/wire.ts';
import type { Surroundings } from '../draft/layers.ts';
import type { Awaited, Turn } from '../draft/turn.ts';
import { echoRequest } from './echo-request.ts';
import { mutationsOf, pick, type Row } from './mutation.ts';

type Turns = readonly Turn[];

const send = (what: string, bytes: Uint8Array): Turn => ({ kind: 'send', what, bytes });
const wait = (what: Awaited): Turn => ({ kind: 'await', what });
const pauseFor = (ms: number): Turn => ({ kind: 'pause', ms });
const brief = wait('anything');

function abort(source: number, reason: number): Turn {
  return send('A-ABORT', encodePdu({ type: 'A-ABORT', source, reason }));
}

const releaseRequest = send('A-RELEASE-RQ', encodePdu({ type: 'A-RELEASE-RQ' }));
const releaseResponse = send('A-RELEASE-RP', encodePdu({ type: 'A-RELEASE-RP' }));

const isAwaited = (what: Awaited) => (turn: Turn) => turn.kind === 'await' && turn.what === what;
const isSent = (what: string) => (turn: Turn) => turn.kind === 'send' && turn.what === what;

/** The turns before the first, and those after the last, for which it holds. */
function around(turns: Turns, test: (turn: Turn) => boolean): { before: Turns; found: Turns; after: Turns } {
  const first = turns.findIndex(test);
  if (first < 0) return { before: turns, found: [], after: [] };
  const last = turns.findLastIndex(test);
  return { before: turns.slice(0, first), found: turns.slice(first, last + 1), after: turns.slice(last + 1) };
}

/** The message cut before its last bytes: what was sent of it, and what is left. */
function cutMessage(turns: Turns): { before: Turns; rest: Turns; after: Turns } {
  const { before, found, after } = around(turns, isSent('P-DATA-TF'));
  const last = found.at(-1);
  if (last?.kind !== 'send' || last.bytes.length < 32) return { before: [...before, ...found], rest: [], after };
  const at = last.bytes.length - 10;
  return {
    before: [...before, ...found.slice(0, -1), send('P-DATA-TF', last.bytes.subarray(0, at))],
    rest: [send('P-DATA-TF', last.bytes.subarray(at))],
    after,
  };
}

/** The message without its last PDU, where there are several. */
function withoutLast(turns: Turns): { before: Turns; after: Turns } {
  const { before, found, after } = around(turns, isSent('P-DATA-TF'));
  return { before: [...before, ...(found.length > 1 ? found.slice(0, -1) : [])], after };
}

function request(turns: Turns): Turn {
  return turns.find(isSent('A-ASSOCIATE-RQ')) ?? releaseRequest;
}

const foreign = {
  HTTP: 'GET / HTTP/1.1\r\nHost: pacs\r\n\r\n',
  'TLS ClientHello': `\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03${'r'.repeat(32)}`,
  RDP: '\x03\x00\x00\x13\x0e\xe0\x00\x00\x00\x00\x00\x01\x00\x08\x00\x03\x00\x00\x00',
  zeros: '\0'.repeat(64),
  'bytes FFH': '\xff'.repeat(64),
  'a line feed': '\n',
};

const ofState: readonly Row<'turns'>[] = [
  {
    id: 'state/foreign-protocol',
    clause: 'PS3.8 9.3.1',
    breaks: 'the first bytes are those of another protocol',
    variants: Object.keys(foreign),
    apply: (_turns, { variant }) => [
      send('bytes', Buffer.from(pick(Object.values(foreign), variant), 'latin1')),
      brief,
      { kind: 'end', how: 'FIN' },
    ],
  },
  {
    id: 'state/associate-for-data-set',
    clause: 'PS3.8 9.2.3',
    breaks: 'another PDU comes in place of the Data Set that a command announced',
    variants: ['A-ASSOCIATE-RQ', 'A-ASSOCIATE-AC', 'A-ASSOCIATE-RJ', 'A-RELEASE-RP', 'A-RELEASE-RQ'],
    apply: (turns, { variant }, surroundings) => {
      const { before, command } = splitData(turns, surroundings);
      const first = request(turns);
      const bytes = first.kind === 'send' ? Buffer.from(first.bytes) : Buffer.alloc(0);
      const accept = Buffer.from(bytes);
      accept[0] = 2;
      const others = [bytes, accept, encodePdu({ type: 'A-ASSOCIATE-RJ', result: 1, source: 1, reason: 1 })];
      const pdu = pick([...others, encodePdu({ type: 'A-RELEASE-RP' }), encodePdu({ type: 'A-RELEASE-RQ' })], variant);
      return [...before, ...command, send('PDU', pdu), brief, { kind: 'end', how: 'FIN' }];
    },
  },
  {
    id: 'state/abort-before-accept',
    clause: 'PS3.8 9.2.3',
    breaks: 'an A-ABORT comes before the A-ASSOCIATE-RQ has been answered',
    variants: ['after the request', 'before it', 'with the request, and closed', 'and rubbish'],
    apply: (turns, { variant }) => {
      const rq = request(turns);
      const sets: readonly Turns[] = [
        [rq, abort(0, 0), brief],
        [abort(0, 0), rq, brief],
        [rq, abort(0, 0)],
        [rq, abort(0, 0), send('bytes', Buffer.alloc(64, 0xff)), brief],
      ];
      return [...pick(sets, variant), { kind: 'end', how: 'FIN' }];
    },
  },
  {
    id: 'state/abort-values',
    clause: 'PS3.8 9.3.8',
    breaks: 'an A-ABORT has a reserved source or a reason that does not exist',
    variants: ['source 1', 'source 255', 'reason 3', 'reason 255', 'ten of them'],
    apply: (turns, { variant }) => {
      const { before } = around(turns, isSent('A-RELEASE-RQ'));
      const aborts = [
        [abort(1, 0)],
        [abort(255, 0)],
        [abort(2, 3)],
        [abort(2, 255)],
        Array.from({ length: 10 }, () => abort(0, 0)),
      ];
      return [...before, ...pick(aborts, variant), brief, { kind: 'end', how: 'FIN' }];
    },
  },
  {
    id: 'state/abort-within-message',
    clause: 'PS3.8 9.2.3',
    breaks: 'an A-ABORT comes within a message',
    variants: ['after the command', 'within the Data Set', 'within a PDU'],
    apply: (turns, { variant }, surroundings) => {
      const { before, command } = splitData(turns, surroundings);
      const sets = [[...before, ...command], withoutLast(turns).before, cutMessage(turns).before];
      return [...pick(sets, variant), abort(0, 0), brief, { kind: 'end', how: 'FIN' }];
    },
  },
  {
    id: 'state/release-within-message',
    clause: 'PS3.8 9.2.3',
    breaks: 'an A-RELEASE-RQ comes before the last fragment of a Data Set',
    variants: ['after the command', 'the rest never comes', 'the rest comes after it'],
    apply: (turns, { variant }, surroundings) => {
      const { before, command, data } = splitData(turns, surroundings);
      const rest = variant % 3 === 2 ? data : [];
      return [...before, ...command, releaseRequest, ...rest, brief, { kind: 'end', how: 'FIN' }];
    },
  },
  {
    id: 'state/rubbish-after-abort',
    clause: 'PS3.8 9.2.3',
    breaks: 'bytes follow an A-ABORT or an A-RELEASE-RQ',
    variants: ['A-ABORT', 'A-RELEASE-RQ', 'A-RELEASE-RP', 'a megabyte'],
    apply: (turns, { variant }) => {
      const { before } = around(turns, isSent('A-RELEASE-RQ'));
      const rubbish = send('bytes', Buffer.alloc(variant % 4 === 3 ? 0x100000 : 256, 0xff));
      return [
        ...before,
        pick([abort(0, 0), releaseRequest, releaseResponse, abort(0, 0)], variant),
        rubbish,
        brief,
        { kind: 'end', how: 'FIN' },
      ];
    },
  },
  {
    id: 'state/second-associate',
    clause: 'PS3.8 9.2.3',
    breaks: 'a second A-ASSOCIATE-RQ comes on the same connection',
    variants: ['after the answer', 'at once', 'after the response'],
    apply: (turns, { variant }) => {
      const rq = request(turns);
      if (variant % 3 === 1) return [rq, ...turns];
      const { before, found, after } = around(turns, isAwaited(variant % 3 === 0 ? 'association' : 'response'));
      return [...before, ...found, rq, brief, ...after];
    },
  },
  {
    id: 'state/data-before-associate',
    clause: 'PS3.8 9.2.3',
    breaks: 'a P-DATA-TF or a release comes before the association',
    variants: ['P-DATA-TF', 'A-RELEASE-RQ', 'all before the answer'],
    apply: (turns, { variant }) => {
      const data = turns.filter(isSent('P-DATA-TF'));
      if (variant % 3 === 0) return [...data, brief, { kind: 'end', how: 'FIN' }];
      if (variant % 3 === 1) return [releaseRequest, brief, { kind: 'end', how: 'FIN' }];
      return [request(turns), ...data, releaseRequest, brief, { kind: 'end', how: 'FIN' }];
    },
  },
  {
    id: 'state/after-release',
    clause: 'PS3.8 9.2.3',
    breaks: 'something comes after an A-RELEASE-RQ',
    variants: ['another A-RELEASE-RQ', 'a message', 'a C-ECHO', 'an A-RELEASE-RP'],
    apply: (turns, { variant }, surroundings) => {
      const { before } = around(turns, isAwaited('release'));
      const sets: readonly Turns[] = [
        [releaseRequest],
        turns.filter(isSent('P-DATA-TF')),
        [send('P-DATA-TF', echoRequest(surroundings.echoContextId, 9))],
        [releaseResponse],
      ];
      return [...before, ...pick(sets, variant), brief, { kind: 'end', how: 'FIN' }];
    },
  },
  {
    id: 'state/closed-within',
    clause: 'PS3.8 9.2.3',
    breaks: 'the connection ends in the middle of something',
    variants: [
      'FIN after the request',
      'RST after the request',
      'FIN within a message',
      'RST within a message',
      'FIN within a PDU',
      'RST within a PDU',
      'FIN within the request',
      'FIN after the message',
    ],
    apply: (turns, { variant }) => {
      const how = [0, 2, 4, 6, 7].includes(variant % 8) ? 'FIN' : 'RST';
      const rq = request(turns);
      const part = rq.kind === 'send' ? [send('A-ASSOCIATE-RQ', rq.bytes.subarray(0, rq.bytes.length / 2))] : [];
      const { before, found } = around(turns, isSent('P-DATA-TF'));
      const sets = [
        [rq],
        [rq],
        withoutLast(turns).before,
        withoutLast(turns).before,
        cutMessage(turns).before,
        cutMessage(turns).before,
        part,
        [...before, ...found],
      ];
      return [...pick(sets, variant), { kind: 'end', how }];
    },
  },
];

/** The turns up to the command alone, and those of the Data Set; of one PDU both are cut out by the PDVs in it. */
function splitData(turns: Turns, _around: Surroundings): { before: Turns; command: Turns; data: Turns } {
  const { before, found } = around(turns, isSent('P-DATA-TF'));
  return { before, command: found.slice(0, 1), data: found.slice(1) };
}

const ofSequence: readonly Row<'turns'>[] = [
  {
    id: 'sequence-of-operations/store-again',
    clause: 'PS3.7 9.1.1',
    breaks: 'nothing: the same instance is stored several times on an association',
    sizes: { least: 2, most: 64 },
    apply: (turns, { size }) => {
      const message = turns.filter(isSent('P-DATA-TF'));
      const { before, after } = around(turns, (turn) => isSent('P-DATA-TF')(turn) || isAwaited('response')(turn));
      const again = Array.from({ length: size }, () => [...message, wait('response')]).flat();
      return [...before, ...again, ...after];
    },
  },
  {
    id: 'sequence-of-operations/echoes-between',
    clause: 'PS3.7 9.1.5',
    breaks: 'nothing: C-ECHO and C-STORE take turns',
    sizes: { least: 1, most: 64 },
    apply: (turns, { size }, { echoContextId }) => {
      const { before, found, after } = around(
        turns,
        (turn) => isSent('P-DATA-TF')(turn) || isAwaited('response')(turn),
      );
      const echoes = Array.from({ length: size }, (_, at) => [
        send('P-DATA-TF', echoRequest(echoContextId, 100 + at)),
        wait('response'),
      ]).flat();
      return [...before, ...echoes, ...found, ...echoes, ...after];
    },
  },
  {
    id: 'sequence-of-operations/echo-within-store',
    clause: 'PS3.8 E.1',
    breaks: 'a C-ECHO comes on another context before the Data Set has ended',
    apply: (turns, _choice, surroundings) => {
      const { before, command, data } = splitData(turns, surroundings);
      const echo = send('P-DATA-TF', echoRequest(surroundings.echoContextId, 77));
      return [...before, ...command, echo, ...data, brief, { kind: 'end', how: 'FIN' }];
    },
  },
  {
    id: 'sequence-of-operations/outstanding',
    clause: 'PS3.7 D.3.3.3',
    breaks: 'operations are invoked beyond the window before the first is answered',
    sizes: { least: 2, most: 128 },
    apply: (turns, { size }, { echoContextId }) => {
      const { before } = around(turns, isSent('P-DATA-TF'));
      const echoes = Array.from({ length: size }, (_, at) => send('P-DATA-TF', echoRequest(echoContextId, at + 1)));
      return [...before, ...echoes, brief, { kind: 'end', how: 'FIN' }];
    },
  },
  {
    id: 'sequence-of-operations/reconnects',
    clause: 'PS3.8 9.1.2',
    breaks: 'nothing: associations come one after the other, whole, halves, or requests alone',
    sizes: { least: 2, most: 64 },
    variants: ['requests, closed', 'requests, reset', 'halves, closed', 'nothing, closed', 'whole'],
    apply: (turns, { size, variant }) => {
      const rq = request(turns);
      const half = rq.kind === 'send' ? send('A-ASSOCIATE-RQ', rq.bytes.subarray(0, rq.bytes.length / 2)) : rq;
      const { before } = around(turns, isAwaited('release'));
      const bodies: readonly Turns[] = [[rq], [rq], [half], [], before];
      const leave = variant % 5 === 1 ? 'RST' : 'FIN';
      const one: Turns = [...pick(bodies, variant), { kind: 'reconnect', leave }];
      return [...Array.from({ length: size }, () => one).flat(), ...turns];
    },
  },
  {
    id: 'sequence-of-operations/held-connections',
    places: (_turns, { target }) => (target.servesOne ? 0 : 1),
    clause: 'PS3.8 9.1.2',
    breaks: 'nothing: connections or associations are opened and left open',
    sizes: { least: 1, most: 64 },
    variants: ['connections', 'half a request', 'associations'],
    apply: (turns, { size, variant }) => {
      const rq = request(turns);
      const half = rq.kind === 'send' ? send('A-ASSOCIATE-RQ', rq.bytes.subarray(0, rq.bytes.length / 2)) : rq;
      const one: Turns = [...pick([[], [half], [rq]], variant), { kind: 'reconnect', leave: 'open' }];
      return [...Array.from({ length: size }, () => one).flat(), rq, brief, { kind: 'end', how: 'FIN' }];
    },
  },
];

function segmented(turns: Turns, what: string, bytes: number, everyMs?: number): Turns {
  return turns.map((turn) =>
    turn.kind === 'send' && turn.what === what
      ? { ...turn, segments: everyMs === undefined ? bytes : { bytes, everyMs } }
      : turn,
  );
}

const ofTiming: readonly Row<'turns'>[] = [
  {
    id: 'timing/segments',
    clause: 'PS3.8 9.1',
    breaks: 'nothing: PDUs come in small TCP segments',
    variants: ['the request, byte by byte', 'the message, 7 bytes', 'the message, 500 bytes'],
    apply: (turns, { variant }) =>
      segmented(turns, variant % 3 === 0 ? 'A-ASSOCIATE-RQ' : 'P-DATA-TF', pick([1, 7, 500], variant)),
  },
  {
    id: 'timing/slow-bytes',
    clause: 'PS3.8 9.1',
    breaks: 'nothing: a PDU comes slowly',
    variants: ['the request', 'the message'],
    apply: (turns, { variant }) => segmented(turns, variant % 2 === 0 ? 'A-ASSOCIATE-RQ' : 'P-DATA-TF', 64, 2),
  },
  {
    id: 'timing/pause-within-pdu',
    clause: 'PS3.8 9.1.5',
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
    clause: 'PS3.8 9.1',
    breaks: 'message and release come in one piece, before the response',
    apply: (turns) => {
      const { before, found } = around(turns, isSent('P-DATA-TF'));
      const bytes = Buffer.concat(
        [...found, releaseRequest].map((turn) => (turn.kind === 'send' ? turn.bytes : Buffer.alloc(0))),
      );
      return [...before, send('P-DATA-TF', bytes), brief, { kind: 'end', how: 'FIN' }];
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

export const turnMutations = [
  ...mutationsOf('turns', 'state', ofState),
  ...mutationsOf('turns', 'sequence', ofSequence),
  ...mutationsOf('turns', 'timing', ofTiming),
];
