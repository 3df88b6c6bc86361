// Is there any sense in another case? Not when the SUT is gone, or has answered no association after several in a row.

import { ExpectedHealth } from './expected-health.ts';

/** So many cases in a row without a connection, or after which no association came about, mean that it is gone. */
const inARowAtMost = 3;

export class Reachability {
  /** What a SUT that is reached does when it is well. */
  readonly expected = new ExpectedHealth();
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

  /** It could not be reached, or no association came about although it was waited for. */
  ill(reason: string): void {
    this.#inARow += 1;
    this.#latest = reason;
  }

  /** Its process has been started again. */
  restarted(): void {
    this.#inARow = 0;
    this.expected.restarted();
  }

  /** It will never be reached. */
  lose(reason: string): void {
    this.#lost = reason;
  }
}
