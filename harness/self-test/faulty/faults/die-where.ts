// The death of an SCP at what it has to survive.

import type { Exchange } from '../exchange.ts';
import type { Behaviour } from '../fault.ts';

/** Dies where a Data Set is like this, and answers as it should otherwise. */
export function dieWhere(condition: (exchange: Exchange) => boolean): Behaviour['message'] {
  return (command, exchange, session) => {
    if (condition(exchange)) session.program.crash();
    else session.respond(exchange.contextId, command);
    return [];
  };
}
