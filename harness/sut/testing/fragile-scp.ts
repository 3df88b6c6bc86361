// An SCP of its own process for the tests of supervision: good, until it is sent what it dies of.
// Arguments: port, how it dies (never | exit | signal | late | once), what it dies of (SOP Class UID), a file for its pid.

import { appendFileSync, readFileSync } from 'node:fs';
import { listen } from '../../../src/index.ts';

const [port, how = 'never', deadly = '', pidFile = ''] = process.argv.slice(2);

/** It ends with the association after the one that was too much for it: the case is over by then. */
let isDying = false;
let closedSince = 0;

const deaths: Readonly<Record<string, () => unknown>> = {
  never: () => {},
  exit: () => {
    process.stderr.write('out of luck\n');
    process.exit(3);
  },
  signal: () => process.kill(process.pid, 'SIGKILL'),
  late: () => {
    isDying = true;
  },
  // Only its first life ends; there is one line in the file a life.
  once: () => readFileSync(pidFile, 'utf8').trim().includes('\n') || process.exit(5),
};

if (pidFile) appendFileSync(pidFile, `${process.pid}\n`);
const scp = await listen({
  port: Number(port),
  onCStore: ({ sopClassUID, transferSyntax }) => {
    if (`${sopClassUID}:${transferSyntax}` === deadly) deaths[how]?.();
    return 0;
  },
});
scp.events.on('association', async (association) => {
  await association.closed;
  if (isDying) closedSince += 1;
  if (closedSince === 2) process.exit(4);
});
