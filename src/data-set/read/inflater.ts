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
  readonly strm: { readonly avail_in: number; readonly next_out: number; readonly output: Uint8Array | null };
}

/** Thrown through pako's loop, which knows no other way to be stopped. */
class Enough extends Error {}

/** Inflates one raw deflate stream; gives the inflated bytes to `onData` before `push` returns. */
export class Inflater {
  readonly #inflate: Inflate & Stream;
  #stopped = false;
  #paddingSeen = false;
  #taken = 0;
  /** What is wrong with the stream, in words, once something is. */
  problem: string | undefined;

  /** `onData` answers whether it wants more; the bytes it is given are only good until it returns. */
  constructor(onData: (bytes: Uint8Array) => boolean) {
    this.#inflate = new Inflate({ raw: true, chunkSize }) as Inflate & Stream;
    this.#inflate.onData = (bytes) => {
      if (!onData(bytes as Uint8Array)) throw new Enough();
    };
    this.#inflate.onEnd = (status) => {
      if (status !== 0) this.#corrupt(onData);
    };
  }

  /** Takes the next compressed bytes. */
  push(bytes: Uint8Array): void {
    if (this.problem !== undefined || this.#stopped || bytes.length === 0) return;
    this.#taken += bytes.length;
    if (this.#inflate.ended) this.#afterEnd(bytes);
    else this.#pushIntoStream(bytes);
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
      this.#stopped = true;
    }
    const { avail_in: left } = this.#inflate.strm;
    if (this.#inflate.ended && this.problem === undefined && left > 0)
      this.#afterEnd(bytes.subarray(bytes.length - left));
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
