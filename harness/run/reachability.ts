// Is there any sense in another case? Not when the SUT is gone, or has not been well for several cases in a row.

/** So many cases in a row without a connection, or after which the SUT was not well again, mean that it is gone. */
const inARowAtMost = 3;

export class Reachability {
  #inARow = 0;
  #latest = '';
  #lost: string | undefined;

  /** Why there is no sense in another case; undefined while there is. */
  get gone(): string | undefined {
    return this.#lost ?? (this.#inARow >= inARowAtMost ? this.#latest : undefined);
  }

  /** Whether the last that was seen of it was good. */
  get isWell(): boolean {
    return this.#lost === undefined && this.#inARow === 0;
  }

  /** It does what it should. */
  well(): void {
    this.#inARow = 0;
  }

  /** It could not be reached, or was not well although it was waited for. */
  ill(reason: string): void {
    this.#inARow += 1;
    this.#latest = reason;
  }

  /** It will never be reached. */
  lose(reason: string): void {
    this.#lost = reason;
  }
}
