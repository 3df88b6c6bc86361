/**
 * Bytes of a Data Set on their way to disk: fragments in order, the small ones gathered so that a peer sending one
 * byte a fragment costs no more memory than the bytes themselves.
 */

/** Below this a fragment is copied: a view would keep alive the whole PDU it lies in. */
const viewFrom = 64 * 1024;
const smallestBlock = 2 * 1024;
const largestBlock = 64 * 1024;

/** A queue of bytes that is filled by fragments and emptied whole. */
export class ByteQueue {
  #chunks: Buffer[] = [];
  /** The block that small fragments are gathered in, and how much of it is used. */
  #block: Buffer | undefined;
  #used = 0;
  #nextBlock = smallestBlock;
  length = 0;

  /** Appends a fragment. A large one is kept as a view and must not change until it has been taken. */
  append(fragment: Buffer): void {
    this.length += fragment.length;
    if (fragment.length >= viewFrom) {
      this.#seal();
      this.#chunks.push(fragment);
      return;
    }
    for (let at = 0; at < fragment.length; ) at += this.#gather(fragment, at);
  }

  /** Everything in order, without copying; the queue is empty afterwards. */
  take(): Buffer[] {
    const chunks = this.chunks();
    this.#chunks = [];
    this.length = 0;
    return chunks;
  }

  /** Everything in order, left in the queue. */
  chunks(): Buffer[] {
    this.#seal();
    return this.#chunks;
  }

  #gather(fragment: Buffer, at: number): number {
    if (this.#block === undefined) {
      this.#block = Buffer.allocUnsafe(Math.max(this.#nextBlock, Math.min(fragment.length - at, largestBlock)));
      this.#nextBlock = Math.min(this.#nextBlock * 2, largestBlock);
      this.#used = 0;
    }
    const copied = fragment.copy(this.#block, this.#used, at);
    this.#used += copied;
    if (this.#used === this.#block.length) this.#seal();
    return copied;
  }

  #seal(): void {
    if (this.#block === undefined) return;
    this.#chunks.push(this.#block.subarray(0, this.#used));
    this.#block = undefined;
  }
}
