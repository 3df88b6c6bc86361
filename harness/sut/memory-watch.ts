// Watches the resident memory of a process group, and says how it grew.

import { residentMemory } from './resident-memory.ts';

/** Milliseconds between two looks. */
const intervalMs = 1000;
const megabyte = 1_000_000;

export class MemoryWatch {
  readonly #group: number;
  readonly #timer: NodeJS.Timeout;
  #first: number | undefined;
  #last = 0;
  #most = 0;

  /** Watches a process group until `stop`. */
  constructor(group: number) {
    this.#group = group;
    this.#timer = setInterval(() => void this.look(), intervalMs).unref();
  }

  /** Takes what is used now for the beginning. */
  async begin(): Promise<void> {
    this.#first = undefined;
    this.#most = 0;
    await this.look();
  }

  /** Looks now. */
  async look(): Promise<void> {
    const bytes = await residentMemory(this.#group);
    if (bytes === undefined) return;
    this.#first ??= bytes;
    this.#last = bytes;
    this.#most = Math.max(this.#most, bytes);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** The most that was seen, in bytes; 0 where the system does not tell. */
  get most(): number {
    return this.#most;
  }

  /** The growth in one line; undefined where the system does not tell. */
  note(): string | undefined {
    if (this.#first === undefined) return undefined;
    const grown = this.#last - this.#first;
    const sign = grown < 0 ? '-' : '+';
    return (
      `resident memory of the process: ${size(this.#first)} at the start, ${size(this.#last)} at the end ` +
      `(${sign}${size(Math.abs(grown))}), at most ${size(this.#most)}`
    );
  }
}

function size(bytes: number): string {
  return `${(bytes / megabyte).toFixed(1)} MB`;
}
