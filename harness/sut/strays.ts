// Processes that a started command has left behind outside of its process group, such as those of `setsid`: on Linux they are
// known by an environment variable that every one of them inherits, and ended. Other systems do not show it.

import { readdirSync, readFileSync } from 'node:fs';

/** The environment variable; its value differs for each command that is started. */
export const markName = 'CSTORE_STARTED';

/** Kills every process that carries the mark, and returns how many they were; 0 where the system does not show them. */
export function killMarked(mark: string): number {
  const pids = markedProcesses(`${markName}=${mark}`);
  for (const pid of pids) kill(pid);
  return pids.length;
}

function markedProcesses(entry: string): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((name) => environmentOf(name).includes(entry))
    .map(Number);
}

/** Empty for a process of somebody else, or one that has ended meanwhile. */
function environmentOf(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0');
  } catch {
    return [];
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}
