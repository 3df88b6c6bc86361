// Faults of an SCP that meets an instance again: PS3.7 9.1.1. Whether it stores or refuses it, it answers.

import { CommandField, responseTo } from '../../../../src/wire.ts';
import { type Fault, sparing } from '../fault.ts';
import { cameBefore } from '../known-instances.ts';
import { echoed, stored } from './cases.ts';

const again = 'ps3.7/9.1.1/same-sop-instance-again';

export const duplicates: readonly Fault[] = sparing(
  [stored, echoed],
  [
    {
      name: 'duplicate-not-answered',
      clause: 'PS3.7 9.1.1',
      does: 'answers nothing to an instance that it has already',
      message: (command, exchange, session) => {
        if (!cameBefore(exchange, session)) session.respond(exchange.contextId, command);
        return [];
      },
      caughtBy: [again],
    },
    {
      name: 'dies-of-a-duplicate',
      clause: 'PS3.7 9.1.1',
      does: 'dies of an instance that it has already',
      message: (command, exchange, session) => {
        if (cameBefore(exchange, session)) session.program.crash();
        else session.respond(exchange.contextId, command);
        return [];
      },
      caughtBy: [again],
    },
    {
      name: 'duplicate-pending',
      clause: 'PS3.7 9.1.1.1.9',
      does: 'answers Pending (0xFF00) to an instance that it has already, and nothing more',
      message: (command, exchange, session) => {
        const pending = responseTo(exchange.request, CommandField['C-STORE-RSP'], { Status: 0xff00 });
        session.respond(exchange.contextId, cameBefore(exchange, session) ? pending : command);
        return [];
      },
      caughtBy: [again],
    },
  ],
);
