// Bytes of a Data Set that come in fragments (PS3.8 E.1), put together within a limit.

const emptyBytes = Buffer.alloc(0);
const smallest = 4096;

/** Copies fragments, however small, into one piece of memory. What is longer than the limit is not kept at all. */
export class KeptBytes {
  readonly #limit: number;
  #bytes = emptyBytes;
  #length = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Takes the next fragment. */
  add(fragment: Uint8Array): void {
    const end = this.#length + fragment.length;
    if (end > this.#limit) this.#bytes = emptyBytes;
    else this.#copy(fragment, end);
    this.#length = end;
  }

  /** What has come since the last time, or undefined if it was too long. */
  take(): Uint8Array | undefined {
    const taken = this.#length > this.#limit ? undefined : this.#bytes.subarray(0, this.#length);
    this.#bytes = emptyBytes;
    this.#length = 0;
    return taken;
  }

  #copy(fragment: Uint8Array, end: number): void {
    if (end > this.#bytes.length) {
      const grown = Buffer.allocUnsafe(Math.min(this.#limit, Math.max(smallest, 2 * end)));
      this.#bytes.copy(grown, 0, 0, this.#length);
      this.#bytes = grown;
    }
    this.#bytes.set(fragment, this.#length);
  }
}
