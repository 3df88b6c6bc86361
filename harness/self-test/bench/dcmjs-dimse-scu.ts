/** Worker: the SCU of dcmjs-dimse, written as its README shows; it sends every file of a folder. */

import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import dcmjsDimse from 'dcmjs-dimse';
import { report, taskOf } from './worker.ts';

const { Client, constants, log, requests } = dcmjsDimse;
const { port, directory } = taskOf<{ port: number; directory: string }>();

log.setLevel('silent');
let stored = 0;
const client = new Client();
for (const file of readdirSync(directory).sort()) {
  const request = new requests.CStoreRequest(join(directory, file));
  request.on('response', (response) => {
    if (response.getStatus() === constants.Status.Success) stored++;
  });
  client.addRequest(request);
}

const closed = once(client, 'closed');
const started = performance.now();
client.send('127.0.0.1', port, 'SCU', 'ANY-SCP');
await closed;
report(started, stored);
