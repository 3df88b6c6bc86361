// The process of our SCP that is killed: one that stores into the folder it is given, and one whose handler reads Data Sets.

import { setTimeout as delay } from 'node:timers/promises';
import { listen } from '../../../src/index.ts';
import { serveRequests, tell } from './child-side.ts';

const [directory = ''] = process.argv.slice(2);
const storing = await listen({ port: 0, store: { directory } });
const handling = await listen({
  port: 0,
  onCStore: async (event) => {
    await event.bytes();
    await delay(20);
    return 0;
  },
});
serveRequests();
tell({ kind: 'ready', ports: [storing.port, handling.port] });
