/** Sends DIMSE messages one after the other, held back by the transport: PS3.8 E.1 (no interleaving), PS3.7 9.3.1.3. */
import { fragmentDataSet, fragmentMessage } from '../dimse/fragment.ts';

/** A Data Set that is read into memory of the reader, which is used again and again. */
export interface DataSetReader {
  /** Fills `into`, or, with what is left, a part of it: then `isLast`. */
  readInto(into: Buffer): Promise<{ readonly length: number; readonly isLast: boolean }>;
  /** Called once, whether it was read to its end or not. */
  close(): Promise<void>;
}

/** The Data Set of a message: all of it, or stretch by stretch while it is sent. */
export type DataSetSource = Uint8Array | AsyncIterable<Uint8Array> | DataSetReader;

/** A message on its way out. */
export interface OutgoingMessage {
  readonly contextId: number;
  readonly command: Uint8Array;
  readonly dataSet: DataSetSource | undefined;
  /** Bytes have been given to the transport. */
  onProgress?(): void;
  /** The last fragment has been given to the transport. */
  onSent?(): void;
  /** The Data Set could not be read to its end, so the message cannot be completed. */
  onSourceFailed?(error: unknown): void;
  /** Set when the peer has refused the message already, so that its end need not be sent (PS3.7 9.3.1.3). */
  curtailed?: boolean;
}

/** Where the bytes go: the provider's P-DATA request. */
export interface MessageSink {
  readonly needsDrain: boolean;
  pData(bytes: Uint8Array | readonly Uint8Array[]): boolean;
}

/** A Data Set in memory is given to the transport in stretches of about so many bytes. */
const stretchLength = 0x40000;

/** Bytes read at once from a {@link DataSetReader}: far above what a socket holds back without saying so. */
const readLength = 0x80000;

const nothing: Uint8Array = new Uint8Array(0);

export class MessageSender {
  readonly #sink: MessageSink;
  readonly #maxLength: number;
  readonly #onIdle: () => void;
  readonly #waiting: OutgoingMessage[] = [];
  #current: OutgoingMessage | undefined;
  /** Bytes of the current Data Set given to the transport, while it is one in memory. */
  #offset = 0;
  #wake: (() => void) | undefined;
  #closed = false;

  /**
   * `maxLength` is what the peer receives at most (PS3.8 D.1); `onIdle` is told when everything has been given to the
   * transport that could not be at once.
   */
  constructor(sink: MessageSink, maxLength: number, onIdle: () => void = () => undefined) {
    this.#sink = sink;
    this.#maxLength = maxLength;
    this.#onIdle = onIdle;
  }

  /** Whether everything has been given to the transport. */
  get idle(): boolean {
    return this.#current === undefined && this.#waiting.length === 0;
  }

  /** Whether not even the first byte of this message has been sent. */
  isWaiting(message: OutgoingMessage): boolean {
    return this.#waiting.includes(message);
  }

  /** Sends the message as soon as those before it are sent. Throws DicomNetworkError for an impossible maximum length. */
  send(message: OutgoingMessage): void {
    if (this.#closed) return;
    if (this.#current !== undefined || this.#waiting.length > 0 || this.#sink.needsDrain) this.#waiting.push(message);
    else this.#begin(message);
  }

  /** Takes back a message that has not been begun; false when it is too late. */
  withdraw(message: OutgoingMessage): boolean {
    const index = this.#waiting.indexOf(message);
    if (index >= 0) this.#waiting.splice(index, 1);
    return index >= 0;
  }

  /** To be called when the transport can take more. */
  onDrain(): void {
    const wake = this.#wake;
    this.#wake = undefined;
    if (wake !== undefined) wake();
    else this.#pump();
  }

  /** Sends nothing more, and lets go of Data Sets. */
  close(): void {
    this.#closed = true;
    this.#waiting.length = 0;
    this.#current = undefined;
    this.#wake?.();
  }

  #begin(message: OutgoingMessage): void {
    const { contextId, command, dataSet } = message;
    if (dataSet === undefined || (dataSet instanceof Uint8Array && dataSet.length <= stretchLength)) {
      this.#sink.pData(fragmentMessage(contextId, command, dataSet, this.#maxLength));
      message.onSent?.();
      return;
    }
    this.#sink.pData(fragmentMessage(contextId, command, undefined, this.#maxLength));
    this.#current = message;
    this.#offset = 0;
    if (dataSet instanceof Uint8Array) this.#pump();
    else void this.#sendWhileReading(message, dataSet);
  }

  /** Sends stretches of the current message, and messages after it, until the transport holds back. */
  #pump(): void {
    while (!this.#sink.needsDrain && !this.#closed) {
      const message = this.#current;
      if (message === undefined) {
        const next = this.#waiting.shift();
        if (next === undefined) return;
        this.#begin(next);
      } else if (message.dataSet instanceof Uint8Array) this.#sendStretch(message, message.dataSet);
      else return;
    }
  }

  #sendStretch(message: OutgoingMessage, dataSet: Uint8Array): void {
    const length = message.curtailed === true ? 2 : stretchLength;
    const end = Math.min(dataSet.length, this.#offset + length);
    const isLast = end === dataSet.length || message.curtailed === true;
    this.#write(message, dataSet.subarray(this.#offset, end), isLast);
    this.#offset = end;
    if (isLast) this.#finish(message);
  }

  #write(message: OutgoingMessage, stretch: Uint8Array, isLast: boolean): void {
    this.#sink.pData(fragmentDataSet(message.contextId, stretch, isLast, this.#maxLength));
    message.onProgress?.();
  }

  #finish(message: OutgoingMessage): void {
    this.#current = undefined;
    message.onSent?.();
  }

  async #sendWhileReading(message: OutgoingMessage, source: AsyncIterable<Uint8Array> | DataSetReader): Promise<void> {
    try {
      if ('readInto' in source) await this.#readInTurn(message, source);
      else await this.#stream(message, source);
    } catch (error) {
      message.onSourceFailed?.(error);
    }
  }

  /** The last fragment of a message read while it was sent has been given to the transport. */
  #goOn(message: OutgoingMessage): void {
    this.#finish(message);
    this.#pump();
    if (this.idle) this.#onIdle();
  }

  /**
   * Reads into one half of its memory while the other half is written. A half is free again when the transport has taken
   * more: as each half but the last is full, the transport then holds nothing of it.
   */
  async #readInTurn(message: OutgoingMessage, source: DataSetReader): Promise<void> {
    const halves = [Buffer.allocUnsafeSlow(readLength), Buffer.allocUnsafeSlow(readLength)] as const;
    let reading = source.readInto(halves[0]);
    try {
      for (let turn: 0 | 1 = 0, ended = false; !ended; ) {
        const { length, isLast } = await reading;
        await this.#drained();
        if (this.#closed) return;
        ended = isLast || message.curtailed === true;
        const stretch = halves[turn].subarray(0, message.curtailed === true ? Math.min(length, 2) : length);
        turn = turn === 0 ? 1 : 0;
        if (!ended) reading = source.readInto(halves[turn]);
        this.#write(message, stretch, ended);
      }
      this.#goOn(message);
    } finally {
      await reading.catch(() => undefined);
      await source.close();
    }
  }

  async #stream(message: OutgoingMessage, dataSet: AsyncIterable<Uint8Array>): Promise<void> {
    let held = nothing;
    for await (const stretch of dataSet) {
      await this.#drained();
      if (this.#closed) return;
      held = this.#writeEven(message, held, stretch);
      if (message.curtailed === true) break;
    }
    await this.#drained();
    if (this.#closed) return;
    this.#write(message, message.curtailed === true ? held.subarray(0, 2) : held, true);
    this.#goOn(message);
  }

  /**
   * Writes all but what has to wait: the last stretch, as it must say that it is, or its last byte where the number of
   * bytes so far is odd (PS3.8 E.1). Returns what waits.
   */
  #writeEven(message: OutgoingMessage, held: Uint8Array, stretch: Uint8Array): Uint8Array {
    if (held.length === 0) return stretch;
    if (stretch.length === 0) return held;
    const even = held.length & ~1;
    if (even > 0) this.#write(message, held.subarray(0, even), false);
    return even === held.length ? stretch : Buffer.concat([held.subarray(even), stretch]);
  }

  async #drained(): Promise<void> {
    while (this.#sink.needsDrain && !this.#closed) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
