/** Names of files that are not whole yet, told apart by machine and process so that a later start can clear them. */
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { StoreFiles } from './store-files.ts';

const host = hostname().replace(/[^A-Za-z0-9-]/g, '_');
const pattern = /^\.incoming\.([A-Za-z0-9_-]+)\.(\d+)\.(\d+)\.part$/;

/** Counted per process, so that two stores of one process in one folder never share a name. */
let count = 0;

/** A name that no other process and no other call gets. */
export function temporaryName(): string {
  return `.incoming.${host}.${process.pid}.${++count}.part`;
}

/** Removes the temporary files of this machine whose process is gone. */
export async function removeLeftovers(directory: string, files: StoreFiles): Promise<void> {
  for (const name of await files.readdir(directory)) {
    const match = pattern.exec(name);
    if (match === null || match[1] !== host || isInUse(Number(match[2]), Number(match[3]))) continue;
    await files.unlink(join(directory, name)).catch(() => {});
  }
}

/** A file under this process's own id is in use only when its number has been given out since the start. */
function isInUse(pid: number, number: number): boolean {
  if (pid === process.pid) return number <= count;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
