/** PS3.8 9.1.2: waiting for transport connections ("listen"), over TCP or TLS. */

import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TLSSocket } from 'node:tls';
import { connectionFailure } from './connection-failure.ts';
import { type TlsOptions, tlsAcceptorSettings } from './tls.ts';
import { Transport, type TransportOptions } from './transport.ts';

export interface ListenTransportOptions extends TransportOptions {
  /** 127.0.0.1 where not given. */
  readonly host?: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly tls?: TlsOptions;
  /** Milliseconds for a TLS handshake; 30 s where not given. */
  readonly handshakeTimeoutMs?: number;
  /** A connection was accepted, and its TLS handshake is done. */
  onTransport(transport: Transport): void;
  /** A TLS handshake failed. */
  onHandshakeError?(error: Error, remoteAddress: string): void;
}

export interface TransportServer {
  readonly host: string;
  readonly port: number;
  /** Accepts no more connections; resolves when the open ones are closed too. */
  close(): Promise<void>;
}

/** Listens. Rejects ConnectionFailed with one line where the port cannot be opened or a certificate is missing. */
export async function listenTransport(options: ListenTransportOptions): Promise<TransportServer> {
  const { host = '127.0.0.1', port } = options;
  const server = options.tls ? tlsServer(options, options.tls) : tcpServer(options);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(connectionFailure(`cannot listen on ${host}:${port}`, error)));
    server.listen({ host, port }, resolve);
  });
  server.on('error', () => undefined);
  return {
    host,
    port: (server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function tcpServer(options: ListenTransportOptions): Server {
  return createServer({ noDelay: true }, (socket) => options.onTransport(new Transport(socket, options)));
}

function tlsServer(options: ListenTransportOptions, tls: TlsOptions): Server {
  const settings = tlsAcceptorSettings(tls);
  const handshakeTimeout = options.handshakeTimeoutMs ?? 30_000;
  const tcpSockets = new Map<string, Socket>();
  const server = createTlsServer({ ...settings, handshakeTimeout, noDelay: true });
  server.on('connection', (tcp) => {
    const key = endpoint(tcp);
    tcpSockets.set(key, tcp);
    tcp.on('close', () => tcpSockets.delete(key));
  });
  server.on('secureConnection', (socket) => {
    options.onTransport(new Transport(socket, options, tcpSockets.get(endpoint(socket)) ?? socket));
  });
  server.on('tlsClientError', (error, socket: TLSSocket) => {
    options.onHandshakeError?.(error, socket.remoteAddress ?? '');
    socket.destroy();
  });
  return server;
}

/** Names a connection of one server; a TLS socket has the same end points as the TCP socket that carries it. */
function endpoint(socket: Socket): string {
  return `${socket.remoteAddress} ${socket.remotePort}`;
}
