/** Time limits of many operations at the cost of one timer; PS3.7 9.1.1.2 sets none, so the caller does. */

/** Something with a time limit. */
export interface Timed {
  readonly timeoutMs: number;
  /** On the clock of `performance.now()`; Infinity when it does not expire. */
  deadline: number;
}

/**
 * Sleeps until the earliest deadline and looks then what has expired. An operation that succeeds in time costs no
 * timer: neither its deadline nor the timer is touched when it is over.
 */
export class DeadlineTimer<T extends Timed> {
  readonly #items: () => Iterable<T>;
  readonly #onExpired: (item: T) => void;
  #timer: NodeJS.Timeout | undefined;
  #earliest = Number.POSITIVE_INFINITY;

  /** `items` lists what may expire; `onExpired` is called once for each that has, and may change the list. */
  constructor(items: () => Iterable<T>, onExpired: (item: T) => void) {
    this.#items = items;
    this.#onExpired = onExpired;
  }

  /** Gives the item its full time again. */
  extend(item: T): void {
    if (item.timeoutMs === Number.POSITIVE_INFINITY) return;
    item.deadline = performance.now() + item.timeoutMs;
    if (item.deadline < this.#earliest) this.#arm(item.deadline);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#earliest = Number.POSITIVE_INFINITY;
  }

  #arm(deadline: number): void {
    clearTimeout(this.#timer);
    this.#earliest = deadline;
    this.#timer = setTimeout(() => this.#expire(), Math.max(1, Math.ceil(deadline - performance.now())));
  }

  #expire(): void {
    this.#earliest = Number.POSITIVE_INFINITY;
    const now = performance.now();
    for (const item of [...this.#items()]) {
      if (item.deadline > now) continue;
      item.deadline = Number.POSITIVE_INFINITY;
      this.#onExpired(item);
    }
    let earliest = this.#earliest;
    for (const item of this.#items()) earliest = Math.min(earliest, item.deadline);
    if (earliest < this.#earliest) this.#arm(earliest);
  }
}
