// A small disk for a log and a store: a file system of its own if this process may mount one, else a limit for each file.

import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface SmallDisk extends AsyncDisposable {
  readonly path: string;
  readonly kind: string;
  /** Put before a command of the shell that is to write to the disk. */
  readonly prefix: string;
}

const run = promisify(execFile);
const megabytes = 4;
/** Blocks of 512 bytes, as `ulimit -f` counts them in a POSIX shell: a limit for the log and for large instances. */
const blocks = 100;

/** A disk within an existing folder. It goes with all that is on it. */
export async function smallDisk(folder: string): Promise<SmallDisk> {
  const path = join(folder, 'small-disk');
  await mkdir(path, { recursive: true });
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0700`, 'tmpfs', path]);
  } catch {
    const kind = `files of ${(blocks * 512) / 1024} KiB at most`;
    return { path, kind, prefix: `ulimit -f ${blocks} && `, [Symbol.asyncDispose]: async () => undefined };
  }
  const unmount = async (): Promise<void> => {
    await run('umount', ['-l', path]);
  };
  return { path, kind: `a disk of ${megabytes} MiB`, prefix: '', [Symbol.asyncDispose]: unmount };
}
