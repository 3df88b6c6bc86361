/** PS3.8 9.1.5: the Association Request/Reject/Release Timer (ARTIM). */

/** The value used where none is configured, in milliseconds. */
export const defaultArtimMs = 30_000;

export class ArtimTimer {
  readonly #ms: number;
  readonly #onExpired: () => void;
  #timer: NodeJS.Timeout | undefined;

  /** `ms` must be at least 1; `onExpired` runs once per start unless stopped before. */
  constructor(ms: number, onExpired: () => void) {
    this.#ms = ms;
    this.#onExpired = onExpired;
  }

  get running(): boolean {
    return this.#timer !== undefined;
  }

  /** Starts the timer, or starts it over where it runs. */
  start(): void {
    this.stop();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#onExpired();
    }, this.#ms);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
