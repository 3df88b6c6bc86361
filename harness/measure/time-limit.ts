// The time for all measurements together.

/** Aborts its signal when the time is over; never if there is no limit. */
export class TimeLimit {
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout | undefined;

  constructor(ms: number | undefined) {
    if (ms !== undefined) this.#timer = setTimeout(() => this.#controller.abort(new Error('the time is over')), ms);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
  }
}
