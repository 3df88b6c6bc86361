/** Waiting no longer than asked for: in Sta5 and Sta7, PS3.8 Table 9-10 waits for the peer without a timer. */
import { TimeLimitExceeded } from '../errors.ts';
import type { WaitOptions } from './dimse-message.ts';

/**
 * The promise's outcome, unless the time limit passes (TimeLimitExceeded) or the signal aborts (its reason) before;
 * `onGivenUp` is then called first.
 */
export function withinLimits<T>(
  promise: Promise<T>,
  what: string,
  { signal, timeoutMs = Number.POSITIVE_INFINITY }: WaitOptions,
  onGivenUp: () => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = (error: unknown): void => {
      settle();
      onGivenUp();
      reject(error);
    };
    const onAbort = (): void => giveUp(signal?.reason);
    const timer = Number.isFinite(timeoutMs)
      ? setTimeout(() => giveUp(new TimeLimitExceeded(what, timeoutMs)), timeoutMs)
      : undefined;
    const settle = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    };
    promise.then(resolve, reject).finally(settle);
    if (signal?.aborted === true) onAbort();
    else signal?.addEventListener('abort', onAbort, { once: true });
  });
}
