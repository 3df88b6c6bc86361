// What is told of a system with which no association came about (PS3.8 9.3.4): whether it was there at all is a difference to who looks for
// the cause.

import type { RunResult } from '../model/run-result.ts';

type NoAssociation = RunResult['sut']['noAssociation'];

/** A statement without its end: `A@host:104 rejects every association`. */
export function notReached({ address, noAssociation }: { address: string; noAssociation?: NoAssociation }): string {
  switch (noAssociation) {
    case 'rejected':
      return `${address} rejects every association`;
    case 'unanswered':
      return `${address} answers no request for an association`;
    default:
      return `${address} cannot be reached`;
  }
}
