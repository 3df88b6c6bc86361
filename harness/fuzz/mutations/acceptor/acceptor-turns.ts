// What the mutations of an acceptor's turns are made of: PDUs to send, and the answers to find among the turns (PS3.8 9.2.3).

import { encodePdu } from '../../../../src/wire.ts';
import type { AcceptorTurn, AwaitedRequest } from '../../draft/acceptor-turn.ts';
import { pick } from '../mutation.ts';

export type Turns = readonly AcceptorTurn[];

export const send = (what: string, bytes: Uint8Array): AcceptorTurn => ({ kind: 'send', what, bytes });
export const hold: AcceptorTurn = { kind: 'hold' };
export const finish: AcceptorTurn = { kind: 'end', how: 'FIN' };
export const reset: AcceptorTurn = { kind: 'end', how: 'RST' };

export function abort(source: number, reason: number): AcceptorTurn {
  return send('A-ABORT', encodePdu({ type: 'A-ABORT', source, reason }));
}

export const releaseRequest = send('A-RELEASE-RQ', encodePdu({ type: 'A-RELEASE-RQ' }));
export const releaseResponse = send('A-RELEASE-RP', encodePdu({ type: 'A-RELEASE-RP' }));

/** The turns before and after a request is awaited, with that one, and what answers it. */
export function around(turns: Turns, what: AwaitedRequest): { before: Turns; answer: Turns; after: Turns } {
  const at = turns.findIndex((turn) => turn.kind === 'await' && turn.what === what);
  if (at < 0) return { before: turns, answer: [], after: [] };
  const next = turns.findIndex((turn, index) => index > at && turn.kind === 'await');
  const end = next < 0 ? turns.length : next;
  return { before: turns.slice(0, at + 1), answer: turns.slice(at + 1, end), after: turns.slice(end) };
}

/** The points of an association at which an acceptor may do something. */
export const points: readonly AwaitedRequest[] = ['C-STORE-RQ', 'A-ASSOCIATE-RQ', 'A-RELEASE-RQ'];

/** Something in place of the answer to the request of a point, and of all that follows. */
export function inPlace(turns: Turns, point: number, ...instead: Turns): Turns {
  return [...around(turns, pick(points, point)).before, ...instead];
}
