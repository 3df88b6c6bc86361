/** Worker: our SCU. It sends every file of a folder as `cstore send` does, with the given number of operations open. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sendFiles } from '../../src/index.ts';
import { report, taskOf } from './worker.ts';

const { port, directory, window } = taskOf<{ port: number; directory: string; window: number }>();
const files = readdirSync(directory)
  .sort()
  .map((file) => join(directory, file));
const peer = { host: '127.0.0.1', port, calledAETitle: 'ANY-SCP' };

const started = performance.now();
let stored = 0;
const outcomes = sendFiles(peer, files, { callingAETitle: 'BENCH', asyncWindow: { invoked: window, performed: 1 } });
for await (const outcome of outcomes) if (outcome.status === 0) stored++;
report(started, stored);
