// Was the SUT silent to one association only? Others that it answered meanwhile are the witnesses.

/** Remembers which association, of those that were answered, began last. */
export class Witness {
  #latest = Number.NEGATIVE_INFINITY;
  #called: Promise<void> | undefined;
  readonly #ask: (() => Promise<boolean>) | undefined;

  /** `ask` opens an association for this alone, and says whether it was answered. */
  constructor(ask?: () => Promise<boolean>) {
    this.#ask = ask;
  }

  /** An association whose connection was opened then has been answered now. */
  answered(openedAtMs: number): void {
    this.#latest = Math.max(this.#latest, openedAtMs);
  }

  /**
   * Whether a connection opened after this moment has been answered: then a silence since is not that of a SUT that has no
   * time for anybody.
   */
  sawAnswerAfter(momentMs: number): boolean {
    return this.#latest > momentMs;
  }

  /** Looks for a witness where no case is one, as when all wait in silence; several calls at once are one. */
  call(): Promise<void> {
    this.#called ??= this.#open().finally(() => {
      this.#called = undefined;
    });
    return this.#called;
  }

  async #open(): Promise<void> {
    const openedAtMs = performance.now();
    if (await this.#ask?.()) this.answered(openedAtMs);
  }
}
