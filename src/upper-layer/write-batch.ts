/** PS3.8 9.1.3: writing PDUs to a TCP connection, those of one tick together. */

import type { Socket } from 'node:net';

/** Bytes up to which what is collected is copied together: one short write costs less than a gathering one. */
const coalesceLimit = 65_536;

/** Collects what is to be written and writes it in as few system calls as it can. */
export class WriteBatch {
  readonly #socket: Socket;
  #parts: Uint8Array[] = [];
  #length = 0;
  #flushesSoon = false;

  constructor(socket: Socket) {
    this.#socket = socket;
  }

  /** Adds bytes, which must not change until they are written. Writes at once when much is collected. */
  add(bytes: Uint8Array): void {
    this.#parts.push(bytes);
    this.#length += bytes.length;
    if (this.#length >= coalesceLimit) this.flush();
  }

  /** Writes what is collected at the end of this tick. */
  flushSoon(): void {
    if (this.#flushesSoon) return;
    this.#flushesSoon = true;
    process.nextTick(() => {
      this.#flushesSoon = false;
      this.flush();
    });
  }

  /** Writes what is collected. */
  flush(): void {
    const parts = this.#parts;
    if (parts.length === 0) return;
    const length = this.#length;
    this.#parts = [];
    this.#length = 0;
    const [only] = parts;
    if (parts.length === 1 && only) this.#socket.write(only);
    else if (length <= coalesceLimit) this.#socket.write(Buffer.concat(parts, length));
    else this.#gather(parts);
  }

  /** Drops what is collected. */
  clear(): void {
    this.#parts = [];
    this.#length = 0;
  }

  #gather(parts: readonly Uint8Array[]): void {
    this.#socket.cork();
    for (const part of parts) this.#socket.write(part);
    this.#socket.uncork();
  }
}
