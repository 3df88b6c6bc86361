// A transport connection (PS3.8 9.1) that tells a tap of all that goes over it, and how each side ends it.

import { encodePdu, type Pdu, type Transport, type TransportClose, type TransportHandlers } from '../../src/wire.ts';
import type { ConnectionTap } from '../model/traffic.ts';
import type { WireEntry } from './wire-log.ts';

/** What a conversation does with its transport connection. */
export type Connection = Pick<
  Transport,
  'send' | 'flush' | 'pause' | 'resume' | 'end' | 'reset' | 'destroy' | 'closed' | 'localPort' | 'remotePort'
> & {
  handlers: TransportHandlers | undefined;
  /** The frame, in a capture, of what is about to be sent, or has been received; a transport itself knows none. */
  frameOf?(entry: WireEntry): number | undefined;
};

/** Pieces of a message are told of together up to so many bytes. */
const gatheredBytes = 60_000;

export class WatchedTransport implements Connection {
  readonly #transport: Transport;
  readonly #tap: ConnectionTap;
  #received: number | undefined;
  #ended: 'FIN' | 'RST' | undefined;

  constructor(transport: Transport, tap: ConnectionTap) {
    this.#transport = transport;
    this.#tap = tap;
  }

  /** The frame of what is about to be sent, or has been received. */
  frameOf({ direction, what }: WireEntry): number | undefined {
    if (direction === 'received') return this.#received;
    return direction === 'sent' && !this.closed ? this.#tap.sends(what) : undefined;
  }

  get localPort(): number {
    return this.#transport.localPort;
  }

  get remotePort(): number {
    return this.#transport.remotePort;
  }

  get closed(): TransportClose | undefined {
    return this.#transport.closed;
  }

  get handlers(): TransportHandlers | undefined {
    return this.#transport.handlers;
  }

  set handlers(handlers: TransportHandlers) {
    this.#transport.handlers = {
      ...handlers,
      onBytes: (chunk) => {
        this.#received = this.#tap.received(chunk);
      },
      onPeerEnd: () => this.#tap.ended('SUT', 'FIN'),
      onClosed: (close) => {
        this.#closed(close);
        handlers.onClosed(close);
      },
    };
  }

  send(what: Pdu | Uint8Array | readonly Uint8Array[]): boolean {
    const bytes = 'type' in what ? encodePdu(what) : what;
    const before = this.#transport.bytesOut;
    const hasRoom = this.#transport.send(bytes);
    // After the end nothing is sent.
    if (this.#transport.bytesOut > before) for (const part of gathered(bytes)) this.#tap.sent(part);
    return hasRoom;
  }

  flush(): void {
    this.#transport.flush();
  }

  pause(): void {
    this.#transport.pause();
  }

  resume(): void {
    this.#transport.resume();
  }

  end(): void {
    this.#end('FIN');
    this.#transport.end();
  }

  reset(): void {
    this.#end('RST');
    this.#transport.reset();
  }

  destroy(): void {
    this.#end('FIN');
    this.#transport.destroy();
  }

  #closed({ how }: TransportClose): void {
    if (how === 'rst') {
      this.#tap.ended('SUT', 'RST');
      this.#ended = 'RST';
    }
    // The transport answers the FIN of its peer by itself.
    if (how === 'fin') this.#end('FIN');
  }

  #end(how: 'FIN' | 'RST'): void {
    if (this.#ended === how || this.#ended === 'RST') return;
    this.#ended = how;
    this.#tap.ended('harness', how);
  }
}

/** Short pieces that follow each other, put together. */
function* gathered(bytes: Uint8Array | readonly Uint8Array[]): Generator<Uint8Array> {
  if (bytes instanceof Uint8Array) {
    yield bytes;
    return;
  }
  let pieces: Uint8Array[] = [];
  let length = 0;
  for (const piece of bytes) {
    if (length > 0 && length + piece.length > gatheredBytes) {
      yield Buffer.concat(pieces);
      [pieces, length] = [[], 0];
    }
    pieces.push(piece);
    length += piece.length;
  }
  if (length > 0) yield pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);
}
