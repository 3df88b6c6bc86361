/** What the store asks of the file system, and what the file system's errors mean for a C-STORE (PS3.7 C.5.5). */
import { access, mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises';

/** The functions of `node:fs/promises` that the store uses; tests replace some to let a disk run full. */
export interface StoreFiles {
  readonly access: typeof access;
  readonly mkdir: typeof mkdir;
  readonly open: typeof open;
  readonly readdir: typeof readdir;
  readonly rename: typeof rename;
  readonly stat: typeof stat;
  readonly unlink: typeof unlink;
}

export const nodeFiles: StoreFiles = { access, mkdir, open, readdir, rename, stat, unlink };

/**
 * Why a Data Set cannot be kept: for lack of resources (0xA700), which a store that is gone is too, or because something
 * is broken (0xC000).
 */
export interface KeepFailure {
  readonly outOfResources?: string;
  readonly failure?: string;
}

const resourceErrors: Readonly<Record<string, string>> = {
  ENOSPC: 'no space left in the store',
  EDQUOT: 'the disk quota of the store is used up',
  EFBIG: 'the file would become too large',
  EMFILE: 'too many open files',
  ENFILE: 'too many open files in the system',
  ENOMEM: 'out of memory',
  ENOENT: 'the folder of the store is gone',
  ENOTDIR: 'the folder of the store is gone',
  EROFS: 'the store has become read-only',
  ESTALE: 'the folder of the store is gone',
  ENODEV: 'the folder of the store is gone',
};

/** Reads an error of the file system; anything that is no lack of resources is a failure named by its code. */
export function keepFailureOf(error: unknown): KeepFailure {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  const lack = code === undefined ? undefined : resourceErrors[code];
  if (lack !== undefined) return { outOfResources: `${lack} (${code})` };
  return { failure: `the store failed (${code ?? (error instanceof Error ? error.message : 'unknown error')})` };
}
