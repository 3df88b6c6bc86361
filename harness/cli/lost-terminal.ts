// A terminal that went away while the program ran. At its exit Node.js sets the terminals that it began with back as they were,
// and aborts if one of them is gone (ResetStdio): the exit status of the program would be that of a crash. It passes over a
// descriptor that is closed.

import { closeSync } from 'node:fs';
import { isatty } from 'node:tty';

const standard = [0, 1, 2];

/** To be called at the start: closes, when the process exits, the standard descriptors whose terminal has gone by then. */
export function outliveTerminal(): void {
  const terminals = standard.filter((descriptor) => isatty(descriptor));
  process.on('exit', () => {
    for (const descriptor of terminals) if (!isatty(descriptor)) closeSync(descriptor);
  });
}
