/** The inflated bytes: a sliding window of 32 KiB that matches refer back into (RFC 1951, 3.2.3), and its way out. */

const windowSize = 32768;
const bufferSize = windowSize + 65536;

export class InflateWindow {
  readonly #buffer = new Uint8Array(bufferSize);
  readonly #onData: (bytes: Uint8Array) => boolean;
  #end = 0;
  #given = 0;
  /** Set once `onData` has said that it wants no more. */
  stopped = false;

  constructor(onData: (bytes: Uint8Array) => boolean) {
    this.#onData = onData;
  }

  literal(byte: number): void {
    if (this.#end === bufferSize) this.#slide();
    this.#buffer[this.#end++] = byte;
  }

  /** Repeats `length` bytes from `distance` bytes back; false when there are not so many. */
  match(length: number, distance: number): boolean {
    if (distance > this.#end) return false;
    if (this.#end + length > bufferSize) this.#slide();
    const buffer = this.#buffer;
    const end = this.#end;
    if (distance >= length) buffer.copyWithin(end, end - distance, end - distance + length);
    else for (let at = end; at < end + length; at++) buffer[at] = buffer[at - distance] ?? 0;
    this.#end += length;
    return true;
  }

  /** Appends bytes as they are. */
  append(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      if (this.#end === bufferSize) this.#slide();
      const part = bytes.subarray(at, at + bufferSize - this.#end);
      this.#buffer.set(part, this.#end);
      this.#end += part.length;
      at += part.length;
    }
  }

  /** Gives what has not been given yet; the bytes are only good until this is called again. */
  flush(): void {
    const part = this.#buffer.subarray(this.#given, this.#end);
    this.#given = this.#end;
    if (part.length > 0 && !this.stopped) this.stopped = !this.#onData(part);
  }

  #slide(): void {
    this.flush();
    this.#buffer.copyWithin(0, this.#end - windowSize, this.#end);
    this.#end = windowSize;
    this.#given = windowSize;
  }
}
