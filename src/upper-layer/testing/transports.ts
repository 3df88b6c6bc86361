/** PS3.8 9.1: pairs of connected transports, and what arrives at them, for tests. */

import { connect, type Socket } from 'node:net';
import { type ConnectTransportOptions, connectTransport } from '../connect-transport.ts';
import { type ListenTransportOptions, listenTransport, type TransportServer } from '../listen-transport.ts';
import type { Decoded } from '../pdu/pdu.ts';
import type { Transport, TransportClose } from '../transport.ts';

/** An acceptor's end of a connection and the server behind it. */
export interface Accepted {
  readonly server: TransportServer;
  /** The first connection accepted. */
  readonly transport: Promise<Transport>;
}

/** Listens on a free port of the loopback address. */
export async function acceptOne(options: Partial<ListenTransportOptions> = {}): Promise<Accepted> {
  const { promise, resolve } = withResolvers<Transport>();
  const server = await listenTransport({ port: 0, onTransport: resolve, ...options });
  return { server, transport: promise };
}

/** Two connected transports, and a way to be rid of them. */
export interface Pair extends AsyncDisposable {
  readonly requestor: Transport;
  readonly acceptor: Transport;
}

export async function connectedPair(
  listening: Partial<ListenTransportOptions> = {},
  connecting: Partial<ConnectTransportOptions> = {},
): Promise<Pair> {
  const { server, transport } = await acceptOne(listening);
  const requestor = await connectTransport({ host: '127.0.0.1', port: server.port, ...connecting });
  const acceptor = await transport;
  return {
    requestor,
    acceptor,
    async [Symbol.asyncDispose]() {
      requestor.destroy();
      acceptor.destroy();
      await server.close();
    },
  };
}

/** A bare TCP socket connected to an acceptor, to send what no transport would. */
export interface SocketPair extends AsyncDisposable {
  readonly socket: Socket;
  readonly acceptor: Transport;
}

export async function connectedSocket(listening: Partial<ListenTransportOptions> = {}): Promise<SocketPair> {
  const { server, transport } = await acceptOne(listening);
  const socket = connect({ host: '127.0.0.1', port: server.port, noDelay: true });
  socket.on('error', () => undefined);
  const acceptor = await transport;
  return {
    socket,
    acceptor,
    async [Symbol.asyncDispose]() {
      socket.destroy();
      acceptor.destroy();
      await server.close();
    },
  };
}

/** Takes the handlers of a transport over and collects what arrives. */
export class Arrivals {
  readonly decoded: Decoded[] = [];
  readonly bytes: Buffer[] = [];
  close: TransportClose | undefined;
  #waiting: { done: () => boolean; resolve: () => void } | undefined;

  constructor(transport: Transport, onPdu: (decoded: Decoded, bytes: Buffer) => void = () => undefined) {
    transport.handlers = {
      onPdu: (decoded, bytes) => {
        this.decoded.push(decoded);
        this.bytes.push(bytes);
        onPdu(decoded, bytes);
        this.#check();
      },
      onClosed: (close) => {
        this.close = close;
        this.#check();
      },
    };
  }

  /** Waits until so many PDUs, valid or not, have arrived. */
  async count(count: number): Promise<Decoded[]> {
    await this.#until(() => this.decoded.length >= count);
    return this.decoded;
  }

  /** Waits until the connection is closed. */
  async closed(): Promise<TransportClose> {
    await this.#until(() => this.close !== undefined);
    return this.close as TransportClose;
  }

  #until(done: () => boolean): Promise<void> {
    const { promise, resolve } = withResolvers<void>();
    this.#waiting = { done, resolve };
    this.#check();
    return promise;
  }

  #check(): void {
    if (this.#waiting?.done()) this.#waiting.resolve();
  }
}

/** A promise with its resolve function (Promise.withResolvers needs Node.js 22). */
export function withResolvers<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
