/** Worker: our SCU sends one image of 2 GB that exists nowhere as a whole. */

import { cStore, openAssociation } from '../../../src/index.ts';
import { report, taskOf } from './worker.ts';
import { generatedColumns, generatedLength, generatedRows, imageWithoutPixels, pixelDataHead } from './workload.ts';

const chunkLength = 1 << 20;

const { port } = taskOf<{ port: number }>();
const { sopClassUID, sopInstanceUID, transferSyntax, bytes } = imageWithoutPixels(generatedRows, generatedColumns, 8);

async function* dataSet(): AsyncGenerator<Uint8Array> {
  yield bytes;
  yield pixelDataHead(generatedLength);
  const chunk = Buffer.alloc(chunkLength, 0x5a);
  for (let sent = 0; sent < generatedLength; sent += chunkLength) {
    yield chunk.subarray(0, Math.min(chunkLength, generatedLength - sent));
  }
}

const started = performance.now();
const peer = { host: '127.0.0.1', port, calledAETitle: 'ANY-SCP' };
const presentationContexts = [{ abstractSyntax: sopClassUID, transferSyntaxes: [transferSyntax] }];
const association = await openAssociation(peer, { callingAETitle: 'BENCH', presentationContexts });
const response = await cStore(association, { sopClassUID, sopInstanceUID, transferSyntax, dataSet: dataSet() });
await association.release();
if (response.status !== 0) process.stderr.write(`status 0x${response.status.toString(16)} ${response.errorComment}\n`);
report(started, response.status === 0 ? 1 : 0);
