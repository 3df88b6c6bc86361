// Tells a SUT that ignores one association from one that has stalled altogether.

/** Remembers when the association was opened that the SUT answered last. */
export class Liveness {
  #latest = Number.NEGATIVE_INFINITY;
  #probing: Promise<void> | undefined;
  readonly #ask: (() => Promise<boolean>) | undefined;

  /** `ask` opens an association of its own and says whether the SUT answered it. */
  constructor(ask?: () => Promise<boolean>) {
    this.#ask = ask;
  }

  /** An association whose connection was opened then, by `performance.now()`, has been answered now. */
  answered(openedAtMs: number): void {
    this.#latest = Math.max(this.#latest, openedAtMs);
  }

  /**
   * Whether the SUT has answered a connection that was opened after this moment. If so, a silence since then is about one
   * association: the SUT had time for others.
   */
  hasAnsweredSince(momentMs: number): boolean {
    return this.#latest > momentMs;
  }

  /** Opens an association to find out, for when all cases wait in silence. Several calls at once are one. */
  probe(): Promise<void> {
    this.#probing ??= this.#open().finally(() => {
      this.#probing = undefined;
    });
    return this.#probing;
  }

  async #open(): Promise<void> {
    const openedAtMs = performance.now();
    if (await this.#ask?.()) this.answered(openedAtMs);
  }
}
