/** PS3.8 9.1: one transport connection (TCP or TLS), as PDUs in and bytes out. */

import type { Socket } from 'node:net';
import { keepPolling } from './busy-poll.ts';
import { decodePdu, encodePdu, type Pdu } from './pdu/pdu.ts';
import { type Framed, PduDelivery } from './pdu-delivery.ts';
import { defaultMaxPduLength, PduFramer } from './pdu-framer.ts';
import type { ReceivingSocket } from './receive-buffer.ts';
import type { TransportClose, TransportHandlers } from './transport-handlers.ts';
import type { TransportOptions } from './transport-options.ts';
import { WriteBatch } from './write-batch.ts';

export type { TransportClose, TransportHandlers, TransportOptions };

/** Nothing is read before `handlers` are set. */
export class Transport implements AsyncDisposable {
  readonly #socket: Socket;
  readonly #tcp: Socket;
  readonly #receive: ReceivingSocket['receive'];
  readonly #framer: PduFramer;
  readonly #delivery: PduDelivery;
  readonly #batch: WriteBatch;
  readonly #closeGraceMs: number;
  #handlers: TransportHandlers | undefined;
  #how: TransportClose['how'] | undefined;
  #error: Error | undefined;
  #closed: TransportClose | undefined;
  #ended = false;
  #graceTimer: NodeJS.Timeout | undefined;
  #bytesIn = 0;
  #bytesOut = 0;
  /** Where the peer is, kept after the connection is closed. */
  readonly remoteAddress: string;
  readonly remotePort: number;
  readonly localAddress: string;
  readonly localPort: number;

  /**
   * `tcp` is the TCP socket that carries `socket`, where that is a TLS socket; `receive` brings what comes where the
   * socket does not tell of it by `data`.
   */
  constructor(
    socket: Socket,
    options: TransportOptions = {},
    { tcp = socket, receive }: { tcp?: Socket; receive?: ReceivingSocket['receive'] } = {},
  ) {
    this.#socket = socket;
    this.#receive = receive;
    this.#tcp = tcp;
    this.#framer = new PduFramer(options.maxPduLength ?? defaultMaxPduLength, receive !== undefined);
    this.#framer.mayComeInParts = () => this.#handlers?.mayComeInParts?.() ?? false;
    this.#batch = new WriteBatch(socket);
    this.#delivery = new PduDelivery(socket, this.#framer, {
      onFramed: (framed) => this.#deliverOne(framed),
      onDelivered: () => this.#batch.flush(),
    });
    this.#closeGraceMs = options.closeGraceMs ?? 1000;
    this.remoteAddress = socket.remoteAddress ?? '';
    this.remotePort = socket.remotePort ?? 0;
    this.localAddress = socket.localAddress ?? '';
    this.localPort = socket.localPort ?? 0;
    tcp.setNoDelay(true);
    socket.on('error', (error: NodeJS.ErrnoException) => this.#onError(error));
    socket.on('close', () => this.#finish());
    socket.on('drain', () => this.#handlers?.onDrain?.());
  }

  get handlers(): TransportHandlers | undefined {
    return this.#handlers;
  }

  /** Setting handlers for the first time starts reading. */
  set handlers(handlers: TransportHandlers) {
    const first = !this.#handlers;
    this.#handlers = handlers;
    if (first) this.#start();
  }

  /** PDU-length accepted at most for a P-DATA-TF, in bytes (PS3.8 D.1). */
  get maxPduLength(): number {
    return this.#framer.maxPduLength;
  }

  set maxPduLength(length: number) {
    this.#framer.maxPduLength = length;
  }

  /** Bytes received. */
  get bytesIn(): number {
    return this.#bytesIn;
  }

  /** Bytes given to `send`. */
  get bytesOut(): number {
    return this.#bytesOut;
  }

  /** Undefined while the connection is open. */
  get closed(): TransportClose | undefined {
    return this.#closed;
  }

  /**
   * Undefined unless some of what was sent waits in this process; then a text that stays the same until the peer takes
   * another byte.
   */
  get unsent(): string | undefined {
    const waiting = this.#socket.writableLength;
    if (waiting === 0) return undefined;
    const { _handle: handle } = this.#tcp as { readonly _handle?: { readonly writeQueueSize?: number } | null };
    return `${this.#bytesOut - waiting} ${handle?.writeQueueSize}`;
  }

  /** Whether what was sent waits in this process; `onDrain` follows. */
  get needsDrain(): boolean {
    return this.#socket.writableNeedDrain;
  }

  /**
   * Sends a PDU, or any bytes as they are. Bytes must not change until they are written. What is sent in one tick is
   * written together. Returns false where the peer does not take it fast enough: then wait for `onDrain`.
   * After `end`, `reset` or the close of the connection, sending does nothing and returns true.
   */
  send(pdu: Pdu | Uint8Array | readonly Uint8Array[]): boolean {
    if (this.#ended || this.#closed) return true;
    if (pdu instanceof Uint8Array) this.#add(pdu);
    else if ('type' in pdu) this.#add(encodePdu(pdu));
    else for (const bytes of pdu) this.#add(bytes);
    if (!this.#delivery.delivering) this.#batch.flushSoon();
    return !this.#socket.writableNeedDrain;
  }

  /** Writes what was sent in this tick now. */
  flush(): void {
    this.#batch.flush();
  }

  /** Stops reading. No PDU is delivered until `resume`, not even one that has arrived already. */
  pause(): void {
    this.#delivery.pause();
  }

  /** Reads on; PDUs that wait are delivered in the next tick. */
  resume(): void {
    this.#delivery.resume();
  }

  /**
   * Writes what was sent, then closes this side (FIN), without lingering (PS3.8 9.1.4). PDUs are delivered until the peer
   * closes too, or does not within `closeGraceMs`.
   */
  end(): void {
    if (this.#ended) return;
    this.#batch.flush();
    this.#ended = true;
    this.#how ??= 'local';
    this.#socket.end();
    this.#graceTimer = setTimeout(() => this.#socket.destroy(), this.#closeGraceMs);
    this.resume();
  }

  /** Closes the connection with a TCP reset (RST); what was not written is lost. */
  reset(): void {
    this.#abandon();
    // While a FIN is on its way, Node.js refuses to reset, and then never closes the handle. A TLS socket closes after its
    // TCP socket; destroying it here as well makes Node.js 20 crash.
    if (this.#socket.writableEnded && !this.#socket.writableFinished) this.#tcp.destroy();
    else this.#tcp.resetAndDestroy();
  }

  /** Closes the connection at once; what was not written is lost. */
  destroy(): void {
    this.#abandon();
    this.#socket.destroy();
  }

  /** Closes the connection and waits until it is closed. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#socket.closed) return;
    const closed = new Promise<void>((resolve) => this.#socket.once('close', () => resolve()));
    this.end();
    await closed;
  }

  #start(): void {
    if (this.#closed) {
      const closed = this.#closed;
      process.nextTick(() => this.#handlers?.onClosed(closed));
      return;
    }
    if (this.#receive) this.#receive((chunk) => this.#onData(chunk));
    else this.#socket.on('data', (chunk: Buffer) => this.#onData(chunk));
    this.#socket.on('end', () => this.#handlers?.onPeerEnd?.());
    this.#socket.on('end', () => this.#onEnd());
    if (this.#delivery.paused) this.#socket.pause();
    else this.#socket.resume();
  }

  #onData(chunk: Buffer): void {
    this.#bytesIn += chunk.length;
    this.#handlers?.onBytes?.(chunk);
    keepPolling();
    this.#delivery.push(chunk);
  }

  #deliverOne(framed: Framed): void {
    if (framed instanceof Uint8Array) this.#handlers?.onPdu(decodePdu(framed), framed);
    else if ('part' in framed) this.#handlers?.onPart?.(framed.part);
    else if ('slice' in framed) this.#handlers?.onSlice?.(framed.slice, framed.continues);
    else this.#handlers?.onPdu(framed, this.#framer.rest());
  }

  #add(bytes: Uint8Array): void {
    this.#bytesOut += bytes.length;
    keepPolling();
    this.#batch.add(bytes);
  }

  #onEnd(): void {
    // What came before has not all had its turn yet.
    if (this.#delivery.yielded) {
      setImmediate(() => this.#onEnd());
      return;
    }
    this.#how ??= 'fin';
    this.end();
    if (this.#how === 'fin') this.#finish();
  }

  #onError(error: NodeJS.ErrnoException): void {
    this.#how ??= error.code === 'ECONNRESET' || error.code === 'EPIPE' ? 'rst' : 'error';
    this.#error = error;
  }

  #abandon(): void {
    this.#batch.clear();
    this.#ended = true;
    this.#delivery.stop();
    this.#how ??= 'local';
  }

  #finish(): void {
    if (this.#socket.closed) clearTimeout(this.#graceTimer);
    if (this.#closed) return;
    this.#delivery.stop();
    const error = this.#how === 'local' ? undefined : this.#error;
    this.#closed = { how: this.#how ?? 'fin', ...(error && { error }), unparsed: this.#framer.unparsed };
    this.#handlers?.onClosed(this.#closed);
  }
}
