/** The least that a C-STORE on an association of its own takes a client: the bytes as they are, and no look at the answers. */

import { connect } from 'node:net';
import type { Exchange } from '../../fuzz/exchange/build.ts';

/** Sends an exchange without mutations `count` times, so many at a time. Rejects when the SCP does not answer. */
export async function sendPlain({ turns }: Exchange, port: number, count: number, concurrency: number): Promise<void> {
  const pdus = turns.flatMap((turn) => (turn.kind === 'send' ? [turn.bytes] : []));
  const [request, ...rest] = pdus;
  const release = rest.pop();
  if (!request || !release) throw new RangeError('the exchange is not one of request, message and release');
  const parts = [request, Buffer.concat(rest), release];
  let left = count;
  const work = async (): Promise<void> => {
    for (; left > 0; ) {
      left -= 1;
      await exchange(parts, port);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
}

/** Sends each part when something has come in answer to the one before. */
function exchange(parts: readonly Uint8Array[], port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true });
    const waiting = [...parts];
    const next = (): void => {
      const part = waiting.shift();
      if (part) socket.write(part);
      else {
        socket.end();
        resolve();
      }
    };
    socket.on('connect', next);
    socket.on('data', next);
    socket.on('error', reject);
    socket.on('end', () => reject(new Error('the SCP ended the connection')));
  });
}
