// Has the SUT received what was sent? A reset takes away what is still on its way (RFC 9293 3.10.4).

import { readFile } from 'node:fs/promises';
import { workingClock } from '../time/working-clock.ts';
import type { Connection } from './watched-transport.ts';

/** A SUT that does not read is waited for no longer than this, in milliseconds. */
const deliveryMs = 1000;
/** Milliseconds until the second look; from look to look twice as many, since a look is not cheap. */
const firstPauseMs = 5;
const longestPauseMs = 80;

/**
 * Waits until all that was sent has left this process and, as far as the system tells (Linux), this machine, or has been
 * read if the SUT is on it too. Gives up after a second, or `mostMs`, and at the end of the connection.
 */
export async function untilDelivered(transport: Connection, mostMs: number = deliveryMs): Promise<void> {
  const deadline = workingClock.now() + mostMs;
  let pauseMs = firstPauseMs;
  transport.flush();
  while (!transport.closed && workingClock.now() < deadline) {
    // Nothing is added to what is sent: it tells whether there is room again.
    if (transport.send([]) && (await queued(transport)) === 0) return;
    await new Promise<void>((resolve) => workingClock.after(pauseMs, resolve));
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
  }
}

/** Bytes of a connection that the system holds: ours that are not acknowledged, and those that a SUT here has not read. */
async function queued({ localPort, remotePort }: Connection): Promise<number> {
  const tables = await Promise.all(
    ['tcp', 'tcp6'].map((name) => readFile(`/proc/net/${name}`, 'latin1').catch(() => '')),
  );
  const [ours, theirs] = [rowOf(localPort, remotePort), rowOf(remotePort, localPort)];
  let bytes = 0;
  for (const table of tables) {
    bytes += Number.parseInt(ours.exec(table)?.groups?.sending ?? '0', 16);
    bytes += Number.parseInt(theirs.exec(table)?.groups?.receiving ?? '0', 16);
  }
  return bytes;
}

/** The row of a connection in the tables of Linux, which may have thousands of others: `…:port …:port state sending:receiving`. */
function rowOf(local: number, remote: number): RegExp {
  return new RegExp(
    `:${portText(local)} [0-9A-F]+:${portText(remote)} [0-9A-F]+ (?<sending>[0-9A-F]+):(?<receiving>[0-9A-F]+)`,
  );
}

/** A port as the tables of Linux write it. */
function portText(port: number): string {
  return port.toString(16).toUpperCase().padStart(4, '0');
}
