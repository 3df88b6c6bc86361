// The turns of an exchange taken apart, and single turns: what mutations of their order are made of (PS3.8 9.2).

import { encodePdu } from '../../../../src/wire.ts';
import type { Awaited, Turn } from '../../draft/turn.ts';

export type Turns = readonly Turn[];

export const send = (what: string, bytes: Uint8Array): Turn => ({ kind: 'send', what, bytes });
export const wait = (what: Awaited): Turn => ({ kind: 'await', what });
export const pauseFor = (ms: number): Turn => ({ kind: 'pause', ms });
export const brief = wait('anything');
export const close: Turn = { kind: 'end', how: 'FIN' };

export function abort(source: number, reason: number): Turn {
  return send('A-ABORT', encodePdu({ type: 'A-ABORT', source, reason }));
}

export const releaseRequest = send('A-RELEASE-RQ', encodePdu({ type: 'A-RELEASE-RQ' }));
export const releaseResponse = send('A-RELEASE-RP', encodePdu({ type: 'A-RELEASE-RP' }));

export const isAwaited = (what: Awaited) => (turn: Turn) => turn.kind === 'await' && turn.what === what;
export const isSent = (what: string) => (turn: Turn) => turn.kind === 'send' && turn.what === what;

/** The turns before the first, and those after the last, for which it holds. */
export function around(turns: Turns, test: (turn: Turn) => boolean): { before: Turns; found: Turns; after: Turns } {
  const first = turns.findIndex(test);
  if (first < 0) return { before: turns, found: [], after: [] };
  const last = turns.findLastIndex(test);
  return { before: turns.slice(0, first), found: turns.slice(first, last + 1), after: turns.slice(last + 1) };
}

/** The message cut before its last bytes: what was sent of it, and what is left. */
export function cutMessage(turns: Turns): { before: Turns; rest: Turns; after: Turns } {
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

/** The message without its last PDU, if there are several. */
export function withoutLast(turns: Turns): { before: Turns; after: Turns } {
  const { before, found, after } = around(turns, isSent('P-DATA-TF'));
  return { before: [...before, ...(found.length > 1 ? found.slice(0, -1) : [])], after };
}

/** The turns up to the first P-DATA-TF, that one, which has the command, and those of the Data Set. */
export function splitData(turns: Turns): { before: Turns; command: Turns; data: Turns } {
  const { before, found } = around(turns, isSent('P-DATA-TF'));
  return { before, command: found.slice(0, 1), data: found.slice(1) };
}

/** The turn that sends the A-ASSOCIATE-RQ. */
export function request(turns: Turns): Turn {
  return turns.find(isSent('A-ASSOCIATE-RQ')) ?? releaseRequest;
}

/** The first half of the A-ASSOCIATE-RQ. */
export function halfRequest(turns: Turns): Turn {
  const rq = request(turns);
  return rq.kind === 'send' ? send('A-ASSOCIATE-RQ', rq.bytes.subarray(0, rq.bytes.length / 2)) : rq;
}
