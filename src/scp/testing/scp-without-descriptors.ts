/**
 * A program for a test, run under a low limit of open files: an SCP in it is left without a file descriptor, answers
 * a C-STORE, gets its descriptors back, and answers another. Prints the two answers.
 */
import { closeSync, openSync } from 'node:fs';
import { formatStatus } from '../../registry/statuses.ts';
import { listen } from '../listen.ts';
import { TestPeer } from './test-peer.ts';

const [directory = ''] = process.argv.slice(2);
await using scp = await listen({ port: 0, store: { directory } });
await using peer = await TestPeer.associate(scp.port);

function takeAllDescriptors(): number[] {
  const taken: number[] = [];
  try {
    for (;;) taken.push(openSync('/dev/null', 'r'));
  } catch {
    return taken;
  }
}

async function printAnswer(): Promise<void> {
  const { Status = -1, ErrorComment = '' } = await peer.store();
  console.log(`${formatStatus(Status)} ${ErrorComment}`);
}

const taken = takeAllDescriptors();
await printAnswer();
for (const descriptor of taken) closeSync(descriptor);
await printAnswer();
