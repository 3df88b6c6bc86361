/** Debian's redis-server and postgresql, each on a free port with its data in a folder, and started again after a kill. */

import { spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type PeerCommand, type PeerProcess, startPeer } from './peer-process.ts';
import { findTool } from './tool.ts';

/** A server of queues that can be killed. */
export interface QueueServerPeer extends AsyncDisposable {
  /** What --engine takes. */
  readonly url: string;
  /** Ends it with SIGKILL, and starts it with what it had written to disk. */
  killAndRestart(): Promise<void>;
}

/** Redis that writes each command to disk before it answers. */
export async function startRedis(folder: string): Promise<QueueServerPeer> {
  const options = ['--appendonly', 'yes', '--appendfsync', 'always', '--save', '', '--dir', folder];
  return await restartable(
    (port) => ({
      name: 'redis-server',
      command: 'redis-server',
      args: ['--port', String(port), '--bind', '127.0.0.1', ...options],
    }),
    (port) => `redis://127.0.0.1:${port}`,
  );
}

/** The folder of the programs of PostgreSQL, which Debian keeps out of the path. */
export function postgresPrograms(): string | undefined {
  if (findTool('postgres') !== undefined) return '';
  const base = '/usr/lib/postgresql';
  const versions = readdirSync(base, { withFileTypes: true }).map(({ name }) => name);
  return versions.length > 0 ? join(base, versions.sort().at(-1) as string, 'bin/') : undefined;
}

/** PostgreSQL with an empty database; it refuses to run as root, so that then it is the user postgres. */
export async function startPostgres(folder: string): Promise<QueueServerPeer> {
  const programs = postgresPrograms() ?? '';
  const data = join(folder, 'data');
  mkdirSync(data);
  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    const [uid, gid] = ['-u', '-g'].map((what) => Number(spawnSync('id', [what, 'postgres']).stdout)) as [
      number,
      number,
    ];
    for (const path of [folder, data]) chownSync(path, uid, gid);
  }
  const asUser = isRoot ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups'] : [];
  const made = run([...asUser, `${programs}initdb`, '-D', data, '-U', 'lab', '--auth=trust', '--no-sync']);
  if (made !== undefined) throw new Error(`initdb: ${made}`);
  return await restartable(
    (port) => {
      const places = ['-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=${folder}`];
      const [command = '', ...args] = [...asUser, `${programs}postgres`, '-D', data, '-p', String(port), ...places];
      return { name: 'postgres', command, args };
    },
    (port) => `postgres://lab@127.0.0.1:${port}/postgres`,
  );
}

function run([command = '', ...args]: readonly string[]): string | undefined {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? undefined : stderr;
}

/** After a kill PostgreSQL does not start until its other processes have noticed. */
const restarts = 50;

async function restartable(
  commandFor: (port: number) => PeerCommand,
  urlOf: (port: number) => string,
): Promise<QueueServerPeer> {
  let server = await startPeer(commandFor);
  const { port } = server;
  return {
    url: urlOf(port),
    async killAndRestart() {
      process.kill(server.pid, 'SIGKILL');
      await server[Symbol.asyncDispose]();
      server = await started(() => startPeer(commandFor, port));
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

async function started(start: () => Promise<PeerProcess>): Promise<PeerProcess> {
  for (let left = restarts; ; left -= 1) {
    try {
      return await start();
    } catch (error) {
      if (left === 0) throw error;
      await delay(200);
    }
  }
}
