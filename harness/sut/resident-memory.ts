// The resident memory of a process group, from /proc where the system has it (Linux).

import { readdir, readFile } from 'node:fs/promises';

/** Resident memory in bytes of every process of a group; undefined where the system does not tell. */
export async function residentMemory(group: number): Promise<number | undefined> {
  if (!exists(group)) return undefined;
  const names = await readdir('/proc').catch((): string[] => []);
  const pids = names.filter((name) => /^\d+$/.test(name));
  const sizes = await Promise.all(pids.map(async (pid) => ((await groupOf(pid)) === group ? residentOf(pid) : 0)));
  const sum = sizes.reduce((a, b) => a + b, 0);
  return sum > 0 ? sum : undefined;
}

/** How many processes of a group run; 0 where the system does not tell. */
export async function groupSize(group: number): Promise<number> {
  if (!exists(group)) return 0;
  const names = await readdir('/proc').catch((): string[] => []);
  const groups = await Promise.all(names.filter((name) => /^\d+$/.test(name)).map(groupOf));
  return groups.filter((one) => one === group).length;
}

/** Whether a group has any process: mostly it has none, and this costs less than to read of every process. */
function exists(group: number): boolean {
  try {
    return process.kill(-group, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The group of a process that runs: not of a zombie, which has ended and is kept until its parent has asked how. */
async function groupOf(pid: string): Promise<number | undefined> {
  const text = await readProc(pid, 'stat');
  // State and group are the first and third field after the name, which may hold spaces and parentheses itself.
  const [state, , group] = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return group === undefined || state === 'Z' || state === 'X' ? undefined : Number(group);
}

async function residentOf(pid: string): Promise<number> {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(await readProc(pid, 'status'))?.[1];
  return Number(kilobytes ?? 0) * 1024;
}

/** A process may end between being listed and being read. */
function readProc(pid: string, name: string): Promise<string> {
  return readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '');
}
