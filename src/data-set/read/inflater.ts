/**
 * Inflates the Deflated Transfer Syntaxes step by step: PS3.5 A.5, RFC 1951.
 *
 * Node's own zlib inflates either the whole at once or asynchronously. A reader that is fed from a socket, in order and
 * with bounded memory, can use neither; pako does the same in steps.
 */

import { Inflate } from 'pako';

/** pako's word for: give out what there is after each push. */
const syncFlush = 2;
/** Bytes given out at a time at most. */
const chunkSize = 65_536;

/** What pako keeps of its zlib stream; its type declarations leave it out. */
interface Stream {
  readonly ended: boolean;
  readonly strm: { readonly avail_in: number; readonly avail_out: number; readonly next_out: number } & {
    readonly output: Uint8Array | null;
  };
}

/** Thrown through pako's loop, which knows no other way to be stopped, or to be left and entered again. */
class Enough extends Error {}

/**
 * Inflates one raw deflate stream; gives the inflated bytes to `onData` before `push` returns. A few bytes may inflate to
 * a thousand times as many, so that `isDue` can put the rest off.
 */
export class Inflater {
  readonly #inflate: Inflate & Stream;
  readonly #isDue: () => boolean;
  #stopped = false;
  /** Whether pako's loop was left for a moment. */
  #left = false;
  /** What was put off. */
  #pending: Uint8Array | undefined;
  #paddingSeen = false;
  #taken = 0;
  /** What is wrong with the stream, in words, once something is. */
  problem: string | undefined;

  /**
   * `onData` answers whether it wants more; the bytes it is given are only good until it returns. `isDue` answers whether
   * the rest of what was pushed is to wait for `proceed`; default: never.
   */
  constructor(onData: (bytes: Uint8Array) => boolean, isDue: () => boolean = () => false) {
    this.#isDue = isDue;
    this.#inflate = new Inflate({ raw: true, chunkSize }) as Inflate & Stream;
    this.#inflate.onData = (bytes) => {
      this.#stopped = !onData(bytes as Uint8Array);
      if (this.#stopped || this.#mayBeLeft()) throw new Enough();
    };
    this.#inflate.onEnd = (status) => {
      if (status !== 0) this.#corrupt(onData);
    };
  }

  /** Whether some of the bytes that were pushed wait for `proceed`; nothing is to be pushed before. */
  get pending(): boolean {
    return this.#pending !== undefined;
  }

  /** Inflates what was put off, or the next of it. */
  proceed(): void {
    const pending = this.#pending;
    this.#pending = undefined;
    if (pending !== undefined) this.#pushIntoStream(pending);
  }

  /** Takes the next compressed bytes; of those that are put off it keeps a copy. */
  push(bytes: Uint8Array): void {
    if (this.problem !== undefined || this.#stopped || bytes.length === 0) return;
    this.#taken += bytes.length;
    if (this.#inflate.ended) this.#afterEnd(bytes);
    else this.#pushIntoStream(bytes);
    if (this.#pending !== undefined) this.#pending = new Uint8Array(this.#pending);
  }

  /** To be called after the last bytes: a stream that has not ended by itself is truncated. */
  end(): void {
    if (!this.#inflate.ended && !this.#stopped)
      this.problem ??= `the deflated stream breaks off after ${this.#taken} bytes`;
  }

  #pushIntoStream(bytes: Uint8Array): void {
    try {
      this.#inflate.push(bytes, syncFlush);
    } catch (error) {
      if (!(error instanceof Enough)) throw error;
    }
    const { avail_in: left } = this.#inflate.strm;
    if (this.#left) {
      this.#left = false;
      this.#pending = bytes.subarray(bytes.length - left);
      return;
    }
    if (this.#inflate.ended && this.problem === undefined && left > 0)
      this.#afterEnd(bytes.subarray(bytes.length - left));
  }

  /** pako can be entered again where it has filled its buffer: only then nothing is given out twice. */
  #mayBeLeft(): boolean {
    this.#left = this.#inflate.strm.avail_out === 0 && this.#isDue();
    return this.#left;
  }

  /** What came before the corruption counts, however the stream was cut into pushes. */
  #corrupt(onData: (bytes: Uint8Array) => boolean): void {
    const { output, next_out: given } = this.#inflate.strm;
    this.problem = 'the deflated stream is corrupt';
    if (output && given > 0) onData(output.subarray(0, given));
  }

  /** One NULL makes an odd number of bytes even (PS3.5 A.5); nothing else may follow. */
  #afterEnd(bytes: Uint8Array): void {
    if (bytes.length > 1 || this.#paddingSeen || bytes[0] !== 0)
      this.problem = 'bytes follow the end of the deflated stream';
    this.#paddingSeen = true;
  }
}
