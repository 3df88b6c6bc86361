// TLS in front of a faulty SCP, configured well or badly: PS3.15 B.12. What it decrypts goes on to the SCP behind it.

import { readFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { createServer as createTlsServer, type TLSSocket, type TlsOptions as TlsServerOptions } from 'node:tls';
import type { TlsOptions } from '../../../src/index.ts';
import { encodePdu } from '../../../src/wire.ts';

/** How the front is configured; the options of Node.js are those that a good one would not have. */
export interface TlsFrontOptions {
  /** Over those of a good front. */
  readonly options?: TlsServerOptions;
  /** Laid over them where the requestor offers exactly these versions (RFC 8446 4.2.1), in hex, latest first. */
  readonly where?: { readonly offered: string; readonly options: TlsServerOptions };
  /** Goes on with a certificate that it cannot verify, though not without one: to the SCP, or to reject the association. */
  readonly strangers?: 'let-in' | 'rejected';
  /** Lets those in who do not speak TLS. */
  readonly plainToo?: true;
}

export interface TlsFront {
  readonly port: number;
  close(): Promise<void>;
}

const pem = (name: string): URL => new URL(`../../../src/upper-layer/testing/${name}.pem`, import.meta.url);
const read = (name: string): Buffer => readFileSync(pem(name));

/** How a requestor that it trusts connects to a front. */
export function trustedRequestor(): TlsOptions {
  return { ca: read('ca'), cert: read('requestor'), key: read('requestor-key') };
}

/** Listens on a free port of this machine, in front of another one. */
export async function startTlsFront(front: TlsFrontOptions, port: number): Promise<TlsFront> {
  const good: TlsServerOptions = {
    ca: read('ca'),
    cert: read('acceptor'),
    key: read('acceptor-key'),
    requestCert: true,
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
  };
  // By the port of the requestor: its TCP socket, and once it is there the TLS socket that does not survive the other.
  const open = new Map<number | undefined, Socket>();
  const keep = (socket: Socket): void => {
    open.set(socket.remotePort, socket);
    socket.on('error', () => {});
  };
  const serve = (socket: TLSSocket): void => {
    keep(socket);
    if (front.strangers) receive(socket, port, front.strangers);
    else forward(socket, port);
  };
  const options = { ...good, ...(front.strangers && { rejectUnauthorized: false }), ...front.options };
  const usual = tlsServer(options, serve);
  const beside = tlsServer({ ...options, ...front.where?.options }, serve);
  const server = createServer((socket) => {
    const { remotePort } = socket;
    keep(socket.on('close', () => open.delete(remotePort)));
    socket.once('data', (first) => {
      socket.pause();
      if (first[0] !== handshakeRecord && front.plainToo) forward(socket, port, first);
      else {
        socket.unshift(first);
        (offers(first, front.where?.offered) ? beside : usual).emit('connection', socket);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      for (const socket of open.values()) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Content type of the records of a handshake (RFC 8446 5.1). */
const handshakeRecord = 22;

/** The extension supported_versions with these versions and no others (RFC 8446 4.2.1). */
function offers(clientHello: Buffer, versions: string | undefined): boolean {
  if (versions === undefined) return false;
  const list = Buffer.from(versions, 'hex');
  return clientHello.includes(Buffer.concat([Buffer.from([0, 0x2b, 0, list.length + 1, list.length]), list]));
}

function tlsServer(options: TlsServerOptions, serve: (socket: TLSSocket) => void) {
  return createTlsServer(options, serve).on('tlsClientError', (_error, socket) => socket.destroy());
}

/** Rejected-permanent by the service-user: calling-AE-title-not-recognized (PS3.8 9.3.4). */
const rejection = encodePdu({ type: 'A-ASSOCIATE-RJ', result: 1, source: 1, reason: 3 });

function receive(socket: TLSSocket, port: number, strangers: 'let-in' | 'rejected'): void {
  const hasCertificate = socket.getPeerX509Certificate() !== undefined;
  if (!hasCertificate) socket.destroy();
  else if (socket.authorized || strangers === 'let-in') forward(socket, port);
  else socket.once('data', () => socket.end(rejection));
}

function forward(socket: Socket, port: number, first?: Buffer): void {
  const behind = connect(port, '127.0.0.1');
  if (first) behind.write(first);
  socket.on('error', () => behind.destroy()).on('close', () => behind.end());
  behind.on('error', () => socket.destroy()).on('close', () => socket.end());
  socket.pipe(behind);
  behind.pipe(socket);
}
