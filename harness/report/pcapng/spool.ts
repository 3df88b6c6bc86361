// Bytes on their way to a file that can only be written at the end: a temporary file that nobody else sees.

import { closeSync, mkdirSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes that are collected before they are written, and that are read at once. */
const blockLength = 0x40000;

/** Written at the end, read anywhere. Its file has no name as soon as it is open, so that nothing of it outlives the program. */
export class Spool implements Disposable {
  readonly #fd: number;
  readonly #waiting = Buffer.allocUnsafe(blockLength);
  #waitingLength = 0;
  #written = 0;
  #isClosed = false;

  /** Makes the folder if there is none. Throws the error of the system if that or the file cannot be made. */
  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    const path = join(folder, `wire.pcapng.${process.pid}.spool`);
    this.#fd = openSync(path, 'wx+', 0o600);
    unlinkSync(path);
  }

  /** Bytes that were added. */
  get length(): number {
    return this.#written + this.#waitingLength;
  }

  /** Adds a copy of the bytes. Throws the error of the system, e.g. when the disk is full. */
  add(bytes: Uint8Array): void {
    if (this.#waitingLength + bytes.length > blockLength) this.#flush();
    if (bytes.length > blockLength) this.#write(bytes);
    else {
      this.#waiting.set(bytes, this.#waitingLength);
      this.#waitingLength += bytes.length;
    }
  }

  /** The bytes from one offset to another, some at a time; each part is valid until the next is asked for. */
  *read(from: number, to: number): Generator<Uint8Array> {
    this.#flush();
    const buffer = Buffer.allocUnsafe(Math.min(blockLength, Math.max(0, to - from)));
    for (let at = from; at < to; ) {
      const count = readSync(this.#fd, buffer, 0, Math.min(buffer.length, to - at), at);
      if (count === 0) throw new RangeError(`the temporary file ends at ${at}, not at ${to}`);
      yield buffer.subarray(0, count);
      at += count;
    }
  }

  [Symbol.dispose](): void {
    if (!this.#isClosed) closeSync(this.#fd);
    this.#isClosed = true;
  }

  #flush(): void {
    this.#write(this.#waiting.subarray(0, this.#waitingLength));
    this.#waitingLength = 0;
  }

  #write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#fd, bytes, at, bytes.length - at, this.#written + at);
    this.#written += bytes.length;
  }
}
