/**
 * Bytes of a Data Set on their way to disk: fragments in order, gathered in blocks, so that a peer sending one byte a
 * fragment costs no more memory than the bytes themselves, and what they were received in can be used again.
 */

const smallestBlock = 2 * 1024;
const largestBlock = 64 * 1024;

/** A queue of bytes that is filled by fragments and emptied whole. */
export class ByteQueue {
  #chunks: Buffer[] = [];
  /** The block that fragments are gathered in, and how much of it is used. */
  #block: Buffer | undefined;
  #used = 0;
  #nextBlock = smallestBlock;
  /** Blocks of the largest size that nobody needs any more. */
  readonly #free: Buffer[] = [];
  length = 0;

  /** Appends a copy of a fragment. */
  append(fragment: Buffer): void {
    this.length += fragment.length;
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

  /** Gives back what was taken: it is overwritten by what comes next. */
  giveBack(chunks: readonly Buffer[]): void {
    for (const chunk of chunks) if (chunk.length === largestBlock) this.#free.push(chunk);
  }

  #gather(fragment: Buffer, at: number): number {
    if (this.#block === undefined) {
      this.#block = this.#newBlock(fragment.length - at);
      this.#used = 0;
    }
    const copied = fragment.copy(this.#block, this.#used, at);
    this.#used += copied;
    if (this.#used === this.#block.length) this.#seal();
    return copied;
  }

  #newBlock(wanted: number): Buffer {
    const length = Math.max(this.#nextBlock, Math.min(wanted, largestBlock));
    this.#nextBlock = Math.min(this.#nextBlock * 2, largestBlock);
    return (length === largestBlock ? this.#free.pop() : undefined) ?? Buffer.allocUnsafe(length);
  }

  #seal(): void {
    if (this.#block === undefined) return;
    this.#chunks.push(this.#block.subarray(0, this.#used));
    this.#block = undefined;
  }
}
