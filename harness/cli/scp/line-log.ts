// The log of a server: a line that cannot be written is dropped and counted, and serving goes on.

/** The part of a stream that the log needs. */
export interface LogStream {
  /** Bytes that wait for a reader. */
  readonly writableLength: number;
  write(text: string, done: (error?: Error | null) => void): unknown;
}

/** Bytes that may wait for a reader of the log that is slow, or has stopped reading. */
const waitingLimit = 1024 * 1024;

export class LineLog {
  readonly #stream: LogStream;
  #dropped = 0;
  #untold = 0;

  /** The stream must have a listener for `error`. */
  constructor(stream: LogStream) {
    this.#stream = stream;
  }

  /** Lines that were not written since the log began. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Writes a line, after the number of those that were dropped before it. */
  write(line: string): void {
    if (this.#stream.writableLength > waitingLimit) {
      this.#drop(1);
      return;
    }
    const untold = this.#untold;
    this.#untold = 0;
    // A full disk may have cut the line before.
    const gap = untold === 0 ? '' : `\n(${linesOf(untold)} could not be written)\n`;
    this.#stream.write(`${gap}${line}\n`, (error) => {
      if (!error) return;
      this.#untold += untold;
      this.#drop(1);
    });
  }

  #drop(lines: number): void {
    this.#dropped += lines;
    this.#untold += lines;
  }
}

/** `1 line of the log`, `2 lines of the log`. */
export function linesOf(count: number): string {
  return `${count} ${count === 1 ? 'line' : 'lines'} of the log`;
}
