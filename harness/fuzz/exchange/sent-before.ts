// What the turns of an exchange come to: their connections, and whether an answer is owed after some of them.

import type { Awaited, Turn } from '../draft/turn.ts';
import { probeContexts } from './contexts.ts';
import { deliveredBy, isOwedResponse } from './delivered.ts';

const contextIds = new Set([probeContexts.store, probeContexts.echo]);

/** The turns of each connection; the last turn of all but the last is the one that leaves it. */
export function connectionsOf(turns: readonly Turn[]): readonly (readonly Turn[])[] {
  const connections: Turn[][] = [[]];
  for (const turn of turns) {
    connections.at(-1)?.push(turn);
    if (turn.kind === 'reconnect') connections.push([]);
  }
  return connections;
}

/** Whether something ends the association: A-RELEASE-RQ, A-RELEASE-RP and A-ABORT, by their first byte (PS3.8 9.3). */
export function endsAssociation(turn: Turn): boolean {
  return turn.kind === 'send' && [5, 6, 7].includes(turn.bytes[0] ?? 0);
}

/** Whether an answer to what was sent on a connection is owed. */
export function isOwed(what: Awaited, before: readonly Turn[]): boolean {
  const delivered = deliveredBy(before);
  if (what === 'association') return delivered.areSound && delivered.areInOrder;
  return isOwedResponse(delivered, contextIds);
}
