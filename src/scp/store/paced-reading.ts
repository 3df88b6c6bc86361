/**
 * Reads a Data Set strictly as it comes (PS3.7 9.1.1.2), a few milliseconds in each turn of the event loop: what a peer
 * sends in one PDU may inflate to gigabytes, and other associations are not to wait for it.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CapturedValues } from '../../data-set/read/capture.ts';
import { type DataSetFinding, StrictReader, type StrictReaderOptions } from '../../data-set/read/strict-reader.ts';
import type { TransferSyntax } from '../../registry/transfer-syntaxes.ts';
import { Turn } from '../../upper-layer/turn.ts';
import { ByteQueue } from './byte-queue.ts';

/** So many bytes that are not deflated are read in a fraction of a turn. */
const pieceLength = 64 * 1024;

export class PacedReading {
  readonly #reader: StrictReader;
  readonly #deflated: boolean;
  readonly #turn = new Turn();
  readonly #waiting = new ByteQueue();
  #stopped = false;
  #working: Promise<void> | undefined;

  constructor(transferSyntax: TransferSyntax, options: StrictReaderOptions) {
    this.#deflated = transferSyntax.deflated;
    this.#reader = new StrictReader(transferSyntax, { ...options, isDue: () => this.#turn.isOver });
  }

  /** What is wrong with what was read so far. */
  get error(): DataSetFinding | undefined {
    return this.#reader.error;
  }

  /** The UIDs that were read so far. */
  get captured(): CapturedValues {
    return this.#reader.captured;
  }

  /** Resolves when all that has come is read; `undefined` when it is. Never rejects. */
  get working(): Promise<void> | undefined {
    return this.#working;
  }

  /** Takes in the next bytes: what is not read at once is copied. */
  push(fragment: Buffer): void {
    if (this.#stopped) return;
    const read = this.#working === undefined ? this.#readAtOnce(fragment) : 0;
    if (read < fragment.length) this.#waiting.append(fragment.subarray(read));
    if (this.#reader.pending || this.#waiting.length > 0) this.#working ??= this.#work();
  }

  /** Says that all has come. Nothing must be waiting to be read. */
  end(): void {
    this.#reader.end();
  }

  /** Reads nothing any more. */
  stop(): void {
    this.#stopped = true;
    this.#waiting.take();
  }

  /** Reads until the turn is over, and returns how many bytes that were. Most Data Sets are short and not deflated. */
  #readAtOnce(fragment: Buffer): number {
    if (!this.#deflated && fragment.length <= pieceLength) {
      this.#reader.push(fragment);
      return fragment.length;
    }
    if (!this.#turn.begin() && this.#deflated) return 0;
    let at = 0;
    do {
      this.#reader.push(fragment.subarray(at, at + pieceLength));
      at += pieceLength;
    } while (at < fragment.length && !this.#reader.pending && !this.#turn.isOver);
    return Math.min(at, fragment.length);
  }

  async #work(): Promise<void> {
    while (!this.#stopped && (this.#reader.pending || this.#waiting.length > 0)) {
      await nextTurn();
      if (this.#turn.begin()) this.#readOn();
    }
    this.#working = undefined;
  }

  #readOn(): void {
    const pieces = this.#waiting.take();
    while (!this.#stopped && !this.#turn.isOver) {
      if (this.#reader.pending) this.#reader.proceed();
      else if (pieces.length > 0) this.#reader.push(pieces.shift() ?? noBytes);
      else return;
    }
    for (const piece of pieces) this.#waiting.append(piece);
  }
}

const noBytes = Buffer.alloc(0);
