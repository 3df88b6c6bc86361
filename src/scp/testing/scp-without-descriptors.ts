/**
 * A program for a test, run under a low limit of open files: an SCP in it is left without a file descriptor, answers
 * a C-STORE, gets its descriptors back, and answers another. Prints the two answers.
 */
import { closeSync, openSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { formatStatus } from '../../registry/statuses.ts';
import { listen } from '../listen.ts';
import { TestPeer } from './test-peer.ts';

const [directory = ''] = process.argv.slice(2);
await using scp = await listen({ port: 0, store: { directory } });
await using peer = await TestPeer.associate(scp.port);

const taken: number[] = [];

function takeAllDescriptors(): void {
  try {
    for (;;) taken.push(openSync('/dev/null', 'r'));
  } catch {
    // None is left, as wanted.
  }
}

async function printAnswer(): Promise<void> {
  const { Status = -1, ErrorComment = '' } = await peer.store();
  console.log(`${formatStatus(Status)} ${ErrorComment}`);
}

takeAllDescriptors();
// What Node.js itself had open, as a module that it read, may come free at any time: it is taken, too.
const taking = setInterval(takeAllDescriptors, 1);
await setTimeout(100);
await printAnswer();
clearInterval(taking);
for (const descriptor of taken) closeSync(descriptor);
await printAnswer();
