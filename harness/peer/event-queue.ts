// Events of a conversation between the moment they come and the moment a step asks for them; bounded.

import { workingClock } from '../time/working-clock.ts';

/** Events kept while nobody asks; who sends more without being asked is held back. */
const maxPending = 64;
/** Bytes that come with them; one event may have that many by itself. */
const maxPendingBytes = 64 * 1024 * 1024;

export class EventQueue<T> {
  readonly #pending: { readonly event: T; readonly bytes: number }[] = [];
  #bytes = 0;
  #waiter: ((event: T) => void) | undefined;

  /** Whether whoever fills the queue should pause. */
  get isFull(): boolean {
    return this.#pending.length >= maxPending || this.#bytes >= maxPendingBytes;
  }

  /** Takes an event that has come, with so many bytes that are kept for it. */
  push(event: T, bytes = 0): void {
    if (this.#waiter) {
      this.#waiter(event);
      return;
    }
    this.#pending.push({ event, bytes });
    this.#bytes += bytes;
  }

  /** An event that has come already. */
  shift(): T | undefined {
    const first = this.#pending.shift();
    this.#bytes -= first?.bytes ?? 0;
    return first?.event;
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
