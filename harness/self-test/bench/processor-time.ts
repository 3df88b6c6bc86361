/** Processor time of this process and of one that it has started, which says more than a clock where others run too. */

import { readFileSync } from 'node:fs';

/** A tick of /proc in milliseconds, as on every Linux. */
const tickMs = 10;

/** Milliseconds that a process has had of the processors, user and system together; NaN where nobody tells. */
export function processorMs(pid: number | undefined): number {
  if (pid === process.pid) {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  }
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // After the name, which may hold spaces, utime and stime are the twelfth and thirteenth field.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * tickMs;
  } catch {
    return Number.NaN;
  }
}
