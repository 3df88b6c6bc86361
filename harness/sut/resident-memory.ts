// The resident memory of a process group, from /proc where the system has it (Linux).

import { readdir, readFile } from 'node:fs/promises';

/** Resident memory in bytes of every process of a group; undefined where the system does not tell. */
export async function residentMemory(group: number): Promise<number | undefined> {
  const names = await readdir('/proc').catch((): string[] => []);
  const pids = names.filter((name) => /^\d+$/.test(name));
  const sizes = await Promise.all(pids.map(async (pid) => ((await groupOf(pid)) === group ? residentOf(pid) : 0)));
  const sum = sizes.reduce((a, b) => a + b, 0);
  return sum > 0 ? sum : undefined;
}

/** The third field after the name, which may hold spaces and parentheses itself. */
async function groupOf(pid: string): Promise<number | undefined> {
  const text = await readProc(pid, 'stat');
  const [, , group] = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return group === undefined ? undefined : Number(group);
}

async function residentOf(pid: string): Promise<number> {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(await readProc(pid, 'status'))?.[1];
  return Number(kilobytes ?? 0) * 1024;
}

/** A process may end between being listed and being read. */
function readProc(pid: string, name: string): Promise<string> {
  return readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '');
}
