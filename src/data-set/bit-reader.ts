/** The bits of a deflated stream that arrives in parts: RFC 1951, 3.1.1. */

/** Reads bits, least significant first. What has not been committed can be taken back when the bytes run out. */
export class BitReader {
  #bytes: Uint8Array = new Uint8Array(0);
  #at = 0;
  #bits = 0;
  #count = 0;
  #savedAt = 0;
  #savedBits = 0;
  #savedCount = 0;

  /** Adds the next bytes behind those not yet used. */
  add(bytes: Uint8Array): void {
    const left = this.#bytes.subarray(this.#at);
    if (left.length === 0) {
      this.#bytes = bytes;
    } else {
      const joined = new Uint8Array(left.length + bytes.length);
      joined.set(left);
      joined.set(bytes, left.length);
      this.#bytes = joined;
    }
    this.#at = 0;
  }

  /** Copies what is left of the bytes given, which belong to the caller again after this. */
  keep(): void {
    this.#bytes = this.#bytes.slice(this.#at);
    this.#at = 0;
  }

  /** Remembers this place for `rollBack`. */
  commit(): void {
    this.#savedAt = this.#at;
    this.#savedBits = this.#bits;
    this.#savedCount = this.#count;
  }

  rollBack(): void {
    this.#at = this.#savedAt;
    this.#bits = this.#savedBits;
    this.#count = this.#savedCount;
  }

  /** Whole bytes not yet taken, those in the bit buffer not counted. */
  get bytesLeft(): number {
    return this.#bytes.length - this.#at;
  }

  /** Tops the bit buffer up to at least 16 bits as far as there are bytes, and returns it. */
  peek(): number {
    while (this.#count < 16 && this.#at < this.#bytes.length) {
      this.#bits |= (this.#bytes[this.#at++] ?? 0) << this.#count;
      this.#count += 8;
    }
    return this.#bits;
  }

  /** Whether `peek` has seen so many bits. */
  has(count: number): boolean {
    return count <= this.#count;
  }

  /** Takes bits seen by `peek`; false when there are not so many. */
  drop(count: number): boolean {
    if (count > this.#count) return false;
    this.#bits >>>= count;
    this.#count -= count;
    return true;
  }

  /** The next `count` bits, at most 16, as a number; -1 when there are not so many. */
  take(count: number): number {
    const value = this.peek() & ((1 << count) - 1);
    return this.drop(count) ? value : -1;
  }

  /** Gives whole bytes back from the bit buffer and skips the rest of a byte begun. */
  alignToByte(): void {
    this.drop(this.#count % 8);
    this.#at -= this.#count / 8;
    this.#bits = 0;
    this.#count = 0;
  }

  /** Up to `count` bytes as they are; only after `alignToByte`. */
  takeBytes(count: number): Uint8Array {
    const taken = this.#bytes.subarray(this.#at, this.#at + count);
    this.#at += taken.length;
    return taken;
  }
}
