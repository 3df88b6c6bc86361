// Has the SUT received what was sent? A reset takes away what is still on its way (RFC 9293 3.10.4).

import { readFile } from 'node:fs/promises';
import type { Transport } from '../../src/wire.ts';
import { workingClock } from '../time/working-clock.ts';

/** A SUT that does not read is waited for no longer than this, in milliseconds. */
const deliveryMs = 1000;
/** Milliseconds between two looks. */
const lookMs = 5;

/**
 * Waits until all that was sent has left this process and, as far as the system tells (Linux), this machine, or has been
 * read if the SUT is on it too. Gives up after a second, and at the end of the connection.
 */
export async function untilDelivered(transport: Transport): Promise<void> {
  const deadline = workingClock.now() + deliveryMs;
  transport.flush();
  while (!transport.closed && workingClock.now() < deadline) {
    // Nothing is added to what is sent: it tells whether there is room again.
    if (transport.send([]) && (await queued(transport)) === 0) return;
    await new Promise<void>((resolve) => workingClock.after(lookMs, resolve));
  }
}

/** Bytes of a connection that the system holds: ours that are not acknowledged, and those that a SUT here has not read. */
async function queued({ localPort, remotePort }: Transport): Promise<number> {
  const tables = await Promise.all(
    ['tcp', 'tcp6'].map((name) => readFile(`/proc/net/${name}`, 'utf8').catch(() => '')),
  );
  const [ours, theirs] = [[localPort, remotePort].map(portText), [remotePort, localPort].map(portText)];
  let bytes = 0;
  for (const row of tables.flatMap((table) => table.split('\n'))) {
    const [, local, remote, , queues = ''] = row.trim().split(/\s+/);
    const isOf = ([one, other]: string[]) => local?.endsWith(`:${one}`) && remote?.endsWith(`:${other}`);
    const [sending = '0', receiving = '0'] = queues.split(':');
    if (isOf(ours)) bytes += Number.parseInt(sending, 16);
    if (isOf(theirs)) bytes += Number.parseInt(receiving, 16);
  }
  return bytes;
}

/** A port as the tables of Linux write it. */
function portText(port: number): string {
  return port.toString(16).toUpperCase().padStart(4, '0');
}
