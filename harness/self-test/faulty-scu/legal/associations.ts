// Choices that an SCU has in how it uses associations: PS3.4 B.2, PS3.7 9.1.5, D.3.3.3; PS3.8 7.1, 7.2.

import { setTimeout as delay } from 'node:timers/promises';
import { userInformationOf } from '../../../../src/wire.ts';
import { echoing } from '../echo.ts';
import { withinContexts } from '../good-scu.ts';
import type { LegalScuChoice } from '../legal-scu-choice.ts';

/** Operations at a time that it asks for. */
const wanted = 4;

export const associations: readonly LegalScuChoice[] = [
  {
    name: 'an-association-for-each-instance',
    clause: 'PS3.4 B.2.1',
    does: 'opens an association for each instance',
    change: { plan: (instances) => instances.map((one) => [one]) },
  },
  {
    name: 'two-associations',
    clause: 'PS3.4 B.2.1',
    does: 'opens a second association after the first two instances',
    change: {
      plan: (instances) =>
        [instances.slice(0, 2), ...withinContexts(instances.slice(2))].filter(({ length }) => length > 0),
    },
  },
  {
    name: 'backwards',
    clause: 'PS3.4 B.2.1',
    does: 'sends its instances in the reverse order',
    change: { plan: (instances) => withinContexts([...instances].reverse()) },
  },
  {
    name: 'echoes-first',
    clause: 'PS3.7 9.1.5',
    does: 'sends a C-ECHO before the first C-STORE',
    change: echoing((command) => command),
  },
  {
    name: 'window-agreed-on',
    clause: 'PS3.7 D.3.3.3',
    does: 'asks for four operations at a time and keeps to what it gets',
    change: {
      offers: { asyncWindow: { invoked: wanted, performed: 1 } },
      window: ({ accept }) => {
        const { invoked = 1 } = (accept && userInformationOf(accept).asyncWindow) ?? {};
        return invoked === 0 ? wanted : Math.min(invoked, wanted);
      },
    },
  },
  {
    name: 'window-not-used',
    clause: 'PS3.7 D.3.3.3',
    does: 'asks for any number of operations at a time and sends one after the other',
    change: { offers: { asyncWindow: { invoked: 0, performed: 0 } } },
  },
  {
    name: 'waits-before-release',
    clause: 'PS3.8 7.2.1',
    does: 'waits for 50 ms before it asks for release',
    change: {
      async finish(session) {
        await delay(50);
        await session.release();
      },
    },
  },
  {
    name: 'ends-with-abort',
    clause: 'PS3.8 7.3',
    does: 'ends every association with A-ABORT',
    change: { finish: async (session) => session.abort(0, 0, 'done') },
    warns: [],
  },
  {
    name: 'message-ids-from-anywhere',
    clause: 'PS3.7 9.1.1.1.1',
    does: 'counts Message IDs down from 65,535',
    change: { messageId: (n) => 0x10000 - n },
  },
  {
    name: 'message-id-0-first',
    clause: 'PS3.7 9.1.1.1.1',
    does: 'begins with Message ID 0',
    change: { messageId: (n) => n - 1 },
  },
];
