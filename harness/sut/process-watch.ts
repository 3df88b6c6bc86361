// The peak of the memory and the processor time of a process and of those that it has started, from /proc (Linux).

import { readdir, readFile } from 'node:fs/promises';
import type { ProcessWatch } from './sut.ts';

/** Clock ticks of /proc/PID/stat, in milliseconds: 100 a second wherever Linux runs Node.js. */
const tickMs = 10;
/** Processes that are looked at, at most. */
const mostProcesses = 64;

/** Watches a process and its descendants. */
export function processWatch(pid: number): ProcessWatch {
  return {
    peakMemory: () => sumOf(pid, peakOf),
    cpuMs: () => sumOf(pid, cpuOf),
  };
}

async function sumOf(pid: number, measure: (pid: number) => Promise<number | undefined>): Promise<number | undefined> {
  const values = await Promise.all((await familyOf(pid)).map(measure));
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0);
}

/** The process and what it has started, as far as these have not been handed to another parent. */
async function familyOf(pid: number): Promise<readonly number[]> {
  const family = [pid];
  for (let at = 0; at < family.length && family.length < mostProcesses; at += 1) {
    const threads = await readdir(`/proc/${family[at]}/task`).catch((): string[] => []);
    for (const thread of threads) family.push(...(await childrenOf(`/proc/${family[at]}/task/${thread}/children`)));
  }
  return family;
}

async function childrenOf(path: string): Promise<readonly number[]> {
  return (await read(path)).split(' ').filter(Boolean).map(Number);
}

async function peakOf(pid: number): Promise<number | undefined> {
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(await read(`/proc/${pid}/status`))?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
}

async function cpuOf(pid: number): Promise<number | undefined> {
  const text = await read(`/proc/${pid}/stat`);
  // The name, which may hold spaces and parentheses itself, is the second field; user and system time are 14 and 15.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [user, system] = [fields[11], fields[12]];
  return user === undefined || system === undefined ? undefined : (Number(user) + Number(system)) * tickMs;
}

/** A process may end at any time. */
function read(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '');
}
