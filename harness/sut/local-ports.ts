// Ports of this machine: a free one, and whether somebody listens, found out without connecting where the system tells.

import { readFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';

/** A port of `host` that nobody listened on a moment ago. Rejects when the host is not of this machine. */
export function freePort(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, host, () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** The state of a listening socket in the tables of Linux. */
const listenState = '0A';

/**
 * Whether somebody listens. Where Linux tells, nothing is connected: a system that serves one association at a time
 * would take a connection without a PDU for its next association.
 */
export async function isListening(host: string, port: number): Promise<boolean> {
  const tables = await Promise.all(
    ['/proc/net/tcp', '/proc/net/tcp6'].map((path) => readFile(path, 'utf8').catch(none)),
  );
  if (tables.every((table) => table === '')) return canConnect(host, port);
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return tables.some((table) =>
    table.split('\n').some((row) => {
      const [, local, , state] = row.trim().split(/\s+/);
      return state === listenState && local?.endsWith(suffix);
    }),
  );
}

const none = (): string => '';

function canConnect(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const end = (connected: boolean): void => {
      socket.destroy();
      resolve(connected);
    };
    socket.once('connect', () => end(true)).once('error', () => end(false));
  });
}
