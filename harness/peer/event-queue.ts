// Events of a conversation between the moment they come and the moment a step asks for them; bounded.

/** Events kept while nobody asks; who sends more without being asked is held back. */
const maxPending = 64;

/** Into so many parts a wait is divided, each of no less than so many milliseconds. */
const partsAtMost = 20;
const leastPartMs = 10;

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

  /**
   * The next event to come, or what `onTimeout` gives. Rejects with the reason of `signal` when it is aborted.
   *
   * The time is waited for in parts, each of which counts for no more than it was to last: when this process gets no processor
   * for a while, what came meanwhile is still taken, and is not held to be late.
   */
  wait(timeoutMs: number, onTimeout: () => T, signal: AbortSignal | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      const onAbort = (): void => finish(() => reject(signal?.reason));
      const parts = Math.max(1, Math.min(partsAtMost, Math.round(timeoutMs / leastPartMs)));
      const partMs = Math.ceil(timeoutMs / parts);
      let passed = 0;
      const onPart = (): void => {
        passed += 1;
        if (passed < parts) timer = setTimeout(onPart, partMs);
        else finish(() => resolve(onTimeout()));
      };
      let timer = setTimeout(onPart, partMs);
      const finish = (settle: () => void): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
        this.#waiter = undefined;
        settle();
      };
      signal?.addEventListener('abort', onAbort);
      this.#waiter = (event) => finish(() => resolve(event));
    });
  }
}
