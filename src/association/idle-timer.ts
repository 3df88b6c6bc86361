/** Ends an association over which nothing comes: in Sta6, PS3.8 Table 9-10 would wait for ever. */

/** Calls `onIdle` when `ms` milliseconds pass without `touch`; a touch costs no timer of its own. */
export class IdleTimer {
  readonly #timer: NodeJS.Timeout;

  constructor(ms: number, onIdle: () => void) {
    this.#timer = setTimeout(onIdle, ms);
  }

  touch(): void {
    this.#timer.refresh();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
