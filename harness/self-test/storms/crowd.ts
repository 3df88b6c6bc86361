// The peers of a storm: each associates, sends as fast as what it sends is taken, and comes again when it is closed.

import { connect, type Socket } from 'node:net';
import type { Storm, Traffic } from './storms.ts';

/** Milliseconds until a peer comes again, at least and at most: a storm is of traffic, or of silence, and no flood of connections. */
const [soonestMs, latestMs] = [1000, 5000];

export class Crowd {
  readonly #traffic: Traffic | undefined;
  readonly #port: number;
  readonly #sockets = new Set<Socket>();
  /** Resolves when the SCP has answered each association request, or has taken each connection that is silent. */
  readonly ready: Promise<unknown>;
  #over = false;

  constructor({ traffic, peers }: Storm, port: number) {
    this.#traffic = traffic;
    this.#port = port;
    this.ready = Promise.all(Array.from({ length: peers }, () => new Promise<void>((resolve) => this.#come(resolve))));
  }

  /** All go at once. */
  disperse(): void {
    this.#over = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  #come(onThere: () => void): void {
    if (this.#over) return;
    const traffic = this.#traffic;
    const socket = connect({ host: '127.0.0.1', port: this.#port, noDelay: true });
    this.#sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.#sockets.delete(socket);
      setTimeout(() => this.#come(onThere), soonestMs + Math.random() * (latestMs - soonestMs));
    });
    socket.once('connect', () => {
      if (traffic === undefined) onThere();
      else socket.write(traffic.request);
    });
    if (traffic === undefined) return;
    socket.once('data', () => {
      onThere();
      send(socket, traffic);
    });
  }
}

function send(socket: Socket, { first, again, reads }: Traffic): void {
  const goOn = (): void => {
    while (!socket.destroyed && socket.write(again));
  };
  socket.on('drain', goOn);
  if (reads) socket.resume();
  else socket.pause();
  if (socket.write(first)) goOn();
}
