/** Free ports, and whether somebody listens on one, found out without connecting to it. */

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';

/** A port on 127.0.0.1 that nobody listened on a moment ago; for programs that cannot choose one themselves. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** The state of a listening socket in /proc/net/tcp. */
const listenState = '0A';

/**
 * True when a process of this machine listens on `port`. The table of sockets is read instead of connecting:
 * a server that serves one association at a time would take a connection without a PDU for its next association.
 */
export async function isListening(port: number): Promise<boolean> {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const tables = await Promise.all(
    ['/proc/net/tcp', '/proc/net/tcp6'].map((path) => readFile(path, 'utf8').catch(() => '')),
  );
  return tables.some((table) =>
    table.split('\n').some((row) => {
      const [, local, , state] = row.trim().split(/\s+/);
      return state === listenState && local?.endsWith(suffix);
    }),
  );
}
