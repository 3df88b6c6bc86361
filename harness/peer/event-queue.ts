// Events of a conversation between the moment they come and the moment a step asks for them; bounded.

import { workingClock } from '../time/working-clock.ts';

/** Events kept while nobody asks; who sends more without being asked is held back. */
const maxPending = 64;

export class EventQueue<T> {
  readonly #pending: T[] = [];
  #waiter: ((event: T) => void) | undefined;

  /** Whether whoever fills the queue should pause. */
  get isFull(): boolean {
    return this.#pending.length >= maxPending;
  }

  push(event: T): void {
    if (this.#waiter) this.#waiter(event);
    else this.#pending.push(event);
  }

  /** An event that has come already. */
  shift(): T | undefined {
    return this.#pending.shift();
  }

  /** The next event to come, or what `onTimeout` gives after a time at work. Rejects with the reason of `signal` when it is aborted. */
  wait(timeoutMs: number, onTimeout: () => T, signal: AbortSignal | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      const onAbort = (): void => finish(() => reject(signal?.reason));
      const cancel = workingClock.after(timeoutMs, () => finish(() => resolve(onTimeout())));
      const finish = (settle: () => void): void => {
        cancel();
        signal?.removeEventListener('abort', onAbort);
        this.#waiter = undefined;
        settle();
      };
      signal?.addEventListener('abort', onAbort);
      this.#waiter = (event) => finish(() => resolve(event));
    });
  }
}
