// Connects to a SUT, and waits while this machine has no port or file left: that is no fault of the SUT.

import { ConnectionFailed } from '../../../src/index.ts';
import { connectTransport, type Transport } from '../../../src/wire.ts';
import { pause } from '../../time/pause.ts';

type ConnectOptions = Parameters<typeof connectTransport>[0] & { readonly signal: AbortSignal };

/** Codes of the system that tell that this side lacks something for the moment. */
const ownLacks: ReadonlySet<string> = new Set(['EADDRNOTAVAIL', 'EMFILE', 'ENFILE', 'ENOBUFS', 'ENOMEM']);
/** Milliseconds between two tries, and tries: as long as a connection that was closed is kept (TIME-WAIT). */
const retryMs = 250;
const tries = 240;

/** Whether a connection failed because of this machine, and not of the SUT. */
export function isOwnLack(error: unknown): boolean {
  return error instanceof ConnectionFailed && ownLacks.has(String(error.code));
}

/** Carries something out that connects, again and again while this machine lacks what it takes. Rejects as it does. */
export async function patiently<T>(signal: AbortSignal, connect: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await connect();
    } catch (error) {
      if (!isOwnLack(error) || tried === tries) throw error;
      await pause(retryMs, signal);
    }
  }
}

/** Connects. Rejects ConnectionFailed, and with the reason of the signal. */
export function connectPatiently(options: ConnectOptions): Promise<Transport> {
  return patiently(options.signal, () => connectTransport(options));
}
