/** Worker: our SCP with the limits that it is told, for `ForkedScp`. */

import { type ListenOptions, listen } from '../../../src/index.ts';
import { taskOf } from './worker.ts';

const { port } = await listen({ port: 0, ...taskOf<Partial<ListenOptions>>() });
process.once('disconnect', () => process.exit());
process.send?.({ ports: [port] });
