/** PS3.8 9.1.2: opening a transport connection actively (TRANSPORT CONNECT), over TCP or TLS. */

import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { ConnectionFailed } from '../errors.ts';
import { connectionFailure } from './connection-failure.ts';
import { hostPort } from './host-port.ts';
import { type TlsOptions, tlsSettings } from './tls.ts';
import { Transport, type TransportOptions } from './transport.ts';

export interface ConnectTransportOptions extends TransportOptions {
  readonly host: string;
  readonly port: number;
  readonly tls?: TlsOptions;
  /** Milliseconds for TCP and TLS together; as long as the system tries where not given. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** Bits of a DHE key at least (PS3.15 B.13). */
const minDHSize = 2048;

/**
 * Connects to a listening Application Entity. Rejects ConnectionFailed with one line, or the reason of `signal`.
 * The transport reads nothing before its handlers are set.
 */
export async function connectTransport(options: ConnectTransportOptions): Promise<Transport> {
  const { host, port, signal } = options;
  signal?.throwIfAborted();
  const settings = options.tls && tlsSettings(options.tls);
  const tcp = connect({ host, port, noDelay: true });
  const servername = options.tls?.servername ?? (isIP(host) ? undefined : host);
  const socket = settings ? connectTls({ socket: tcp, host, servername, minDHSize, ...settings }) : tcp;
  await opened(socket, tcp, options);
  return new Transport(socket, options, { tcp });
}

/** Waits until the connection can be used; destroys the socket where it cannot. */
async function opened(socket: Socket | TLSSocket, tcp: Socket, options: ConnectTransportOptions): Promise<void> {
  const { host, port, signal, timeoutMs } = options;
  const what = `cannot connect to ${hostPort(host, port)}`;
  let timer: NodeJS.Timeout | undefined;
  let onAbort: (() => void) | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      const onError = (error: Error) => reject(connectionFailure(what, error));
      socket.once(socket === tcp ? 'connect' : 'secureConnect', resolve);
      socket.once('error', onError);
      if (socket !== tcp) tcp.on('error', onError);
      onAbort = () => reject(signal?.reason);
      signal?.addEventListener('abort', onAbort);
      if (timeoutMs !== undefined) timer = setTimeout(() => reject(tooLate(what, timeoutMs)), timeoutMs);
    });
  } catch (error) {
    socket.on('error', () => undefined);
    socket.destroy();
    tcp.destroy();
    throw error;
  } finally {
    clearTimeout(timer);
    if (onAbort) signal?.removeEventListener('abort', onAbort);
  }
}

function tooLate(what: string, timeoutMs: number): ConnectionFailed {
  return new ConnectionFailed('ETIMEDOUT', `${what}: no connection within ${timeoutMs} ms`);
}
