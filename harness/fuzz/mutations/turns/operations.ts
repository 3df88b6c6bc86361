// Mutations of which operations come in which order, and of how many associations: PS3.7 9.1, D.3.3.3, PS3.8 9.1.2.

import { echoRequest } from '../echo-request.ts';
import { mutationsOf, pick, type Row } from '../mutation.ts';
import { around, brief, close, isAwaited, isSent, request, send, splitData, type Turns, wait } from './turn-edits.ts';

const rows: readonly Row<'turns'>[] = [
  {
    id: 'sequence-of-operations/store-again',
    clause: 'PS3.7 9.1.1.2',
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
    clause: 'PS3.7 9.1.5.2',
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
      const { before, command, data } = splitData(turns);
      const echo = send('P-DATA-TF', echoRequest(surroundings.echoContextId, 77));
      return [...before, ...command, echo, ...data, brief, close];
    },
  },
  {
    id: 'sequence-of-operations/outstanding',
    clause: 'PS3.7 D.3.3.3',
    breaks: 'operations are invoked beyond the Asynchronous Operations Window before the first is answered',
    sizes: { least: 2, most: 128 },
    apply: (turns, { size }, { echoContextId }) => {
      const { before } = around(turns, isSent('P-DATA-TF'));
      const echoes = Array.from({ length: size }, (_, at) => send('P-DATA-TF', echoRequest(echoContextId, at + 1)));
      return [...before, ...echoes, brief, close];
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
      return [...Array.from({ length: size }, () => one).flat(), rq, brief, close];
    },
  },
];

export const operationMutations = mutationsOf('turns', 'sequence', rows);
