/** PS3.8 9.1.2: waiting for transport connections ("listen"), over TCP or TLS. */

import { type AddressInfo, createServer, type Server } from 'node:net';
import { createServer as createTlsServer, type TLSSocket } from 'node:tls';
import { ConnectionFailed } from '../errors.ts';
import { connectionFailure } from './connection-failure.ts';
import { hostPort } from './host-port.ts';
import { receivingIntoOneBuffer } from './receive-buffer.ts';
import { type TlsOptions, tlsAcceptorSettings } from './tls.ts';
import { certificateFault, tlsFault } from './tls-failure.ts';
import { TlsHandshakes } from './tls-handshakes.ts';
import { Transport, type TransportOptions } from './transport.ts';

export interface ListenTransportOptions extends TransportOptions {
  /** 127.0.0.1 where not given. */
  readonly host?: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly tls?: TlsOptions;
  /** Milliseconds for a TLS handshake; 30 s where not given. */
  readonly handshakeTimeoutMs?: number;
  /** TLS handshakes going on at once; for one more, the one that has gone on longest is given up. 256 when not given. */
  readonly maxHandshakes?: number;
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

/**
 * Connections that may wait to be accepted, as far as the system allows. One more, whoever it is from, loses seconds: its peer
 * tries again after one, then two, then four.
 */
const backlog = 2048;

/** Listens. Rejects ConnectionFailed with one line where the port cannot be opened or a certificate is missing. */
export async function listenTransport(options: ListenTransportOptions): Promise<TransportServer> {
  const { host = '127.0.0.1', port } = options;
  const { server, dropHandshakes } = options.tls ? tlsServer(options, options.tls) : tcpServer(options);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(connectionFailure(`cannot listen on ${hostPort(host, port)}`, error)));
    server.listen({ host, port, backlog }, resolve);
  });
  server.on('error', () => undefined);
  return {
    host,
    port: (server.address() as AddressInfo).port,
    close: () => {
      dropHandshakes();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

interface Listener {
  readonly server: Server;
  /** Destroys the connections on which no TLS handshake is done yet. */
  dropHandshakes(): void;
}

function tcpServer(options: ListenTransportOptions): Listener {
  const server = createServer({ noDelay: true, pauseOnConnect: true }, (accepted) => {
    const { socket, ...how } = receivingIntoOneBuffer(accepted);
    options.onTransport(new Transport(socket, options, how));
  });
  return { server, dropHandshakes: () => undefined };
}

function tlsServer(options: ListenTransportOptions, tls: TlsOptions): Listener {
  const { handshakeTimeoutMs = 30_000, maxHandshakes = 256 } = options;
  /** It listens to nothing, and is given the connections of the other. */
  const secure = createTlsServer({ ...tlsAcceptorSettings(tls), handshakeTimeout: handshakeTimeoutMs });
  /** A socket that is gone does not know any more whom it was connected with. */
  const addresses = new WeakMap<object, string>();
  const handshakes = new TlsHandshakes({
    maximum: maxHandshakes,
    silentMs: handshakeTimeoutMs,
    onBegin: (tcp) => secure.emit('connection', tcp),
    onNothing: (tcp, why) =>
      options.onHandshakeError?.(new ConnectionFailed('ECONNRESET', why), addresses.get(tcp) ?? ''),
  });
  const server = createServer({ noDelay: true }, (tcp) => {
    addresses.set(tcp, tcp.remoteAddress ?? '');
    handshakes.take(tcp);
  });
  secure.on('secureConnection', (socket) => {
    const tcp = handshakes.done(socket);
    refuseRenegotiation(socket);
    options.onTransport(new Transport(socket, options, tcp && { tcp }));
  });
  secure.on('tlsClientError', (error, socket: TLSSocket) => {
    // Node.js has no public way from a TLS socket to the TCP socket below it.
    const { _parent: tcp = socket } = socket as { readonly _parent?: object };
    options.onHandshakeError?.(handshakeFailure(error, socket), socket.remoteAddress ?? addresses.get(tcp) ?? '');
    socket.destroy();
  });
  return { server, dropHandshakes: () => handshakes.drop() };
}

/** Node.js tells of a certificate that cannot be verified only that the connection is gone. */
function handshakeFailure(error: NodeJS.ErrnoException, { authorizationError }: TLSSocket): ConnectionFailed {
  const unverified = certificateFault(authorizationError as unknown as string | undefined);
  const isGone = error.code === 'ECONNRESET';
  const left = 'the peer closed the connection during the TLS handshake; it may not trust the certificate of this side';
  const text = unverified ?? tlsFault(error) ?? (isGone ? left : (error.message.split('\n', 1)[0] ?? ''));
  return new ConnectionFailed(error.code ?? 'UNKNOWN', text, { cause: error });
}

/** A client could let this side compute handshakes without end. Node.js tells of the attempt, and goes on all the same. */
function refuseRenegotiation(socket: TLSSocket): void {
  socket.disableRenegotiation();
  socket.on('error', ({ code }: NodeJS.ErrnoException) => {
    if (code === 'ERR_TLS_RENEGOTIATION_DISABLED') socket.destroy();
  });
}
