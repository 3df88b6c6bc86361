// What a page is told of one run, in order, for any number of viewers. Each reads at its own pace from the one log: who is slow has
// less, and nothing is kept for it.

import { EventEmitter } from 'node:events';

/** Who reads a log: a response that says when it can take more. */
export interface Viewer {
  write(text: string): boolean;
  once(event: 'drain' | 'close', listener: () => void): unknown;
  readonly destroyed: boolean;
}

/** The log of one run. Entries are JSON; an entry may be withdrawn, which leaves its number. */
export class LiveLog {
  readonly #entries: (string | undefined)[] = [];
  readonly #more = new EventEmitter().setMaxListeners(0);

  get length(): number {
    return this.#entries.length;
  }

  /** How many viewers there are. */
  get viewers(): number {
    return this.#more.listenerCount('more');
  }

  /** Adds an entry; gives its number. */
  add(entry: object): number {
    this.#entries.push(JSON.stringify(entry));
    this.#more.emit('more');
    return this.#entries.length - 1;
  }

  /** Who comes later is not told of this entry any more. */
  withdraw(at: number): void {
    this.#entries[at] = undefined;
  }

  /** Lets a viewer read from an entry on, until it goes. */
  show(viewer: Viewer, from: number): void {
    let next = Math.max(0, Math.min(from, this.#entries.length));
    let isFull = false;
    const pump = (): void => {
      while (!isFull && !viewer.destroyed && next < this.#entries.length) {
        const entry = this.#entries[next++];
        if (entry === undefined) continue;
        isFull = !viewer.write(`id: ${next}\ndata: ${entry}\n\n`);
        if (isFull) viewer.once('drain', goOn);
      }
    };
    const goOn = (): void => {
      isFull = false;
      pump();
    };
    this.#more.on('more', pump);
    viewer.once('close', () => this.#more.off('more', pump));
    pump();
  }
}
