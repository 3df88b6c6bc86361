// Keeps what goes over the connections of an input, in bounded memory: for a capture file, and as a transcript.

import type { WireRecord } from '../../model/wire-record.ts';
import { WireLog } from '../../peer/wire-log.ts';
import type { WireWatch } from './run-exchange.ts';

/** Something on one connection, in the order of time. */
export interface CapturedEntry {
  /** Milliseconds since the capture began. */
  readonly atMs: number;
  /** Number of the connection, from 0. */
  readonly connection: number;
  readonly from: 'harness' | 'SUT';
  /** Bytes, or how that side opened or ended the connection. */
  readonly what: Uint8Array | 'SYN' | 'FIN' | 'RST';
}

/** What was kept of the inputs of a find. */
export interface Captured {
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly entries: readonly CapturedEntry[];
  readonly transcript: readonly WireRecord[];
}

/** Bytes that are kept of all connections together. */
const mostBytes = 8_000_000;

export class Capture {
  readonly #startedAt = Date.now();
  readonly #begunAt = performance.now();
  readonly #entries: CapturedEntry[] = [];
  readonly #log = new WireLog();
  #opened = new Set<number>();
  #bytes = 0;
  #first = 0;

  /** Watches the connections of one more input. */
  watch(): WireWatch {
    this.#first += this.#opened.size;
    this.#opened = new Set();
    return (number, record, bytes) => this.#add(this.#first + number, number, record, bytes);
  }

  get captured(): Captured {
    return {
      startedAt: this.#startedAt,
      entries: this.#entries,
      transcript: this.#log.records({ bytes: true }),
    };
  }

  #add(connection: number, number: number, record: WireRecord, bytes: Uint8Array | undefined): void {
    const { direction, what, remark } = record;
    const label = connection === 0 ? undefined : `connection ${connection + 1}`;
    this.#log.add({ direction, what, remark, connection: label }, bytes);
    if (!this.#opened.has(number)) this.#keep(connection, 'harness', 'SYN');
    this.#opened.add(number);
    if (what.kind === 'closed') {
      const isOurs = what.how === 'local';
      this.#keep(connection, isOurs ? 'harness' : 'SUT', what.how === 'RST' ? 'RST' : 'FIN');
    } else if (bytes && direction !== 'event' && this.#bytes + bytes.length <= mostBytes) {
      this.#bytes += bytes.length;
      this.#keep(connection, direction === 'sent' ? 'harness' : 'SUT', Uint8Array.from(bytes));
    }
  }

  #keep(connection: number, from: CapturedEntry['from'], what: CapturedEntry['what']): void {
    this.#entries.push({ atMs: performance.now() - this.#begunAt, connection, from, what });
  }
}
