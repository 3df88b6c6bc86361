/** PS3.8 9.1.2: opening a transport connection actively (TRANSPORT CONNECT), over TCP or TLS. */

import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { ConnectionFailed } from '../errors.ts';
import { connectionFailure } from './connection-failure.ts';
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
  const socket = settings ? connectTls({ socket: tcp, host, servername, ...settings }) : tcp;
  await opened(socket, tcp, options);
  return new Transport(socket, options, tcp);
}

/** Waits for the event that says the connection can be used; destroys the socket where it cannot. */
function opened(socket: Socket | TLSSocket, tcp: Socket, options: ConnectTransportOptions): Promise<void> {
  const { host, port, signal, timeoutMs } = options;
  const what = `cannot connect to ${host}:${port}`;
  return new Promise((resolve, reject) => {
    const timer = timeoutMs === undefined ? undefined : setTimeout(onTimeout, timeoutMs);
    const event = socket === tcp ? 'connect' : 'secureConnect';
    socket.once(event, onOpen);
    socket.on('error', onError);
    if (tcp !== socket) tcp.on('error', onError);
    signal?.addEventListener('abort', onAbort, { once: true });

    function settle(): void {
      clearTimeout(timer);
      socket.off(event, onOpen);
      signal?.removeEventListener('abort', onAbort);
    }
    function fail(reason: unknown): void {
      settle();
      socket.destroy();
      tcp.destroy();
      reject(reason);
    }
    function onOpen(): void {
      settle();
      socket.off('error', onError);
      resolve(); // a TCP socket that carries TLS keeps its listener: its errors reach the TLS socket too
    }
    function onError(error: NodeJS.ErrnoException): void {
      fail(connectionFailure(what, error));
    }
    function onTimeout(): void {
      fail(new ConnectionFailed('ETIMEDOUT', `${what}: no connection within ${timeoutMs} ms`));
    }
    function onAbort(): void {
      fail(signal?.reason);
    }
  });
}
