// An SCP of its own process for the tests of supervision: good, until it is sent what it dies of.
// Arguments: port, how it dies (never | exit | signal | late | once), what it dies of (SOP Class UID), a file for its pid.

import { appendFileSync, readFileSync } from 'node:fs';
import { listen } from '../../../src/index.ts';

const [port, how = 'never', deadly = '', pidFile = ''] = process.argv.slice(2);

const deaths: Readonly<Record<string, () => unknown>> = {
  never: () => {},
  exit: () => {
    process.stderr.write('out of luck\n');
    process.exit(3);
  },
  signal: () => process.kill(process.pid, 'SIGKILL'),
  late: () => setTimeout(() => process.exit(4), 120),
  // Only its first life ends; there is one line in the file a life.
  once: () => readFileSync(pidFile, 'utf8').trim().includes('\n') || process.exit(5),
};

if (pidFile) appendFileSync(pidFile, `${process.pid}\n`);
await listen({
  port: Number(port),
  onCStore: ({ sopClassUID, transferSyntax }) => {
    if (`${sopClassUID}:${transferSyntax}` === deadly) deaths[how]?.();
    return 0;
  },
});
