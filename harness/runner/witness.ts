// Was the SUT silent to one association only? Others that it answered meanwhile are the witnesses.

/** Remembers which association, of those that were answered, began last. */
export class Witness {
  #latest = Number.NEGATIVE_INFINITY;

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
}
