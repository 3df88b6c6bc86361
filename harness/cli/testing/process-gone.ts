// Waits until a process that was told to end is gone; the kernel needs a moment, and what init has not buried yet is gone too.

import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

/** Resolves when the process runs no more; the time limit of the test is the limit of the wait. */
export async function processGone(pid: number): Promise<void> {
  while (await isRunning(pid)) await delay(20);
}

/** Whether there is such a process that is no zombie. */
async function isRunning(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The state follows the name, which is in brackets and may hold some itself.
  return !/^ [ZX]/.test(stat.slice(stat.lastIndexOf(')') + 1));
}
