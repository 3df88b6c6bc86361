/** Worker: our SCP. With a directory it stores what it receives, without one it reads it strictly and drops it. */

import { listen } from '../../../src/index.ts';
import { taskOf } from './worker.ts';

const { port, directory } = taskOf<{ port: number; directory?: string }>();
await listen({
  port,
  store: directory === undefined ? 'discard' : { directory },
  asyncWindow: { invoked: 1, performed: 16 },
});
