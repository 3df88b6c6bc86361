// The process of our SCP: one that reads and forgets, one that validates, and one that stores into the folder it is given.

import { listen } from '../../../src/index.ts';
import { serveRequests, tell } from './child-side.ts';

const [directory = ''] = process.argv.slice(2);
const open = { port: 0, sopClasses: 'any', asyncWindow: { invoked: 1, performed: 16 } } as const;
const scps = [
  await listen(open),
  await listen({ ...open, validate: 'iod' }),
  await listen({ ...open, store: { directory } }),
];
serveRequests();
tell({ kind: 'ready', ports: scps.map(({ port }) => port) });
