/**
 * Clears what processes left behind that are gone: folders of {@link OwnFolder} whose owner provably lives no more. It does
 * not when nothing listens on its socket, on the same machine since its start; else when there was no sign of life for long.
 */
import { lstat, readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { lockName, machine, type OwnFolder } from './own-folder.ts';

/** Milliseconds without a sign of life after which an owner that cannot be asked is taken for gone: ten signs. */
const silentMs = 600_000;

/** Temporary files of earlier versions. */
const oldName = /^\.incoming\.[A-Za-z0-9_-]+\.\d+\.\d+\.part$/;

/** Removes what is nobody's beside `own` in its parent. Never rejects: what cannot be removed stays. */
export async function clearLeftovers(parent: string, prefix: string, own: OwnFolder): Promise<void> {
  const now = await modified(own.path);
  const names = await readdir(parent).catch(() => []);
  for (const name of names) {
    const path = join(parent, name);
    if (path === own.path || now === undefined) continue;
    const isFolder = name.startsWith(prefix);
    const isLeft = isFolder
      ? await isNobodys(path, name.slice(prefix.length), now)
      : isOld(name) && (await isSilent(path, now));
    if (isLeft) await rm(path, { recursive: isFolder, force: true }).catch(() => undefined);
  }
}

function isOld(name: string): boolean {
  return oldName.test(name);
}

async function isNobodys(path: string, rest: string, now: number): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  if (found?.isDirectory() !== true) return false;
  const answer = rest.startsWith(`${machine}-`) ? await ask(join(path, lockName)) : 'unknown';
  if (answer !== 'unknown') return answer === 'gone';
  return await isSilent(path, now);
}

/** By the clock of the file system, which the sign of life of another machine was written by as well. */
async function isSilent(path: string, now: number): Promise<boolean> {
  const then = await modified(path);
  return then === undefined || now - then > silentMs;
}

async function modified(path: string): Promise<number | undefined> {
  return (await lstat(path).catch(() => undefined))?.mtimeMs;
}

/** Whether somebody listens on a socket. A folder that was only just made may not have it yet. */
function ask(path: string): Promise<'alive' | 'gone' | 'unknown'> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.on('connect', () => {
      socket.destroy();
      resolve('alive');
    });
    socket.on('error', ({ code }: NodeJS.ErrnoException) => resolve(code === 'ECONNREFUSED' ? 'gone' : 'unknown'));
  });
}
