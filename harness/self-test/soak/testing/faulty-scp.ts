// A program for a test: an SCP that leaks with each association, or dies of one, as its first argument says.

import { listen } from '../../../../src/index.ts';
import { serveRequests, tell } from '../child-side.ts';

const [fault] = process.argv.slice(2);
const leaked: Uint8Array[] = [];
let associations = 0;

const scp = await listen({
  port: 0,
  sopClasses: 'any',
  negotiate: (_request, usual) => {
    associations += 1;
    if (fault === 'leak') leaked.push(new Uint8Array(100_000).fill(1));
    if (fault === 'crash' && associations === 100) setImmediate(() => process.exit(7));
    return usual;
  },
});
serveRequests();
tell({ kind: 'ready', ports: [scp.port] });
