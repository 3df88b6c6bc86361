/**
 * PS3.8 9.1.2, PS3.15 B: connections that a TLS server has accepted, until their handshake is done. They are bounded in number,
 * and one that is silent costs no more than a socket: its handshake begins when its first byte has come.
 */

import type { Socket } from 'node:net';

/** So many times the maximum are looked at before any is given up: by default as many as may wait to be accepted. */
const atOnce = 8;

export interface HandshakeOptions {
  /** For more than so many, those that have gone on longest are given up. */
  readonly maximum: number;
  /** Milliseconds that one may be silent. */
  readonly silentMs: number;
  /** Something has come: the handshake can begin. */
  readonly onBegin: (tcp: Socket) => void;
  /** The peer closed the connection, or was silent for too long. */
  readonly onNothing: (tcp: Socket, why: string) => void;
}

export class TlsHandshakes {
  readonly #options: HandshakeOptions;
  /** In the order of their arrival, by end point: a TLS socket has the same one as the TCP socket that carries it. */
  readonly #open = new Map<string, Socket>();
  #trims = false;

  constructor(options: HandshakeOptions) {
    this.#options = options;
  }

  take(tcp: Socket): void {
    const key = endpoint(tcp);
    const timer = setTimeout(
      () => this.#nothing(tcp, 'the peer did not begin the TLS handshake in time'),
      this.#options.silentMs,
    );
    this.#open.set(key, tcp);
    tcp.on('error', () => undefined);
    tcp.once('close', () => {
      clearTimeout(timer);
      this.#open.delete(key);
    });
    tcp.once('readable', () => {
      clearTimeout(timer);
      if (tcp.readableLength > 0) this.#options.onBegin(tcp);
      else this.#nothing(tcp, 'the peer closed the connection before the TLS handshake');
    });
    this.#bound();
  }

  /** The handshake of a TLS socket is done; the TCP socket that carries it. */
  done(socket: Socket): Socket | undefined {
    const tcp = this.#open.get(endpoint(socket));
    this.#open.delete(endpoint(socket));
    return tcp;
  }

  /** Destroys all connections whose handshake is not done. */
  drop(): void {
    for (const tcp of this.#open.values()) tcp.destroy();
  }

  #nothing(tcp: Socket, why: string): void {
    this.#options.onNothing(tcp, why);
    tcp.destroy();
  }

  /**
   * Of connections that arrive all at once, those that say something are to be told from those that do not: so there is a
   * look at what has come before the surplus is given up, unless that is several times as many.
   */
  #bound(): void {
    const { maximum } = this.#options;
    if (this.#open.size > atOnce * maximum) this.#dropOldest();
    if (this.#trims || this.#open.size <= maximum) return;
    this.#trims = true;
    // What is to be read is looked for between the first and the second.
    setImmediate(() => setImmediate(() => this.#trim()));
  }

  #trim(): void {
    this.#trims = false;
    while (this.#open.size > this.#options.maximum) this.#dropOldest();
  }

  /** The oldest that is silent, which is worth less than a new one; if none is, the oldest. */
  #dropOldest(): void {
    let [oldest] = this.#open;
    for (const entry of this.#open) {
      if (entry[1].bytesRead > 0) continue;
      oldest = entry;
      break;
    }
    if (oldest === undefined) return;
    this.#open.delete(oldest[0]);
    oldest[1].destroy();
  }
}

/** Names a connection of one server. */
function endpoint(socket: Socket): string {
  return `${socket.remoteAddress} ${socket.remotePort}`;
}
