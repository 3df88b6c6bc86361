// A limit for the answer of a server: the driver of Redis waits for one that is away without an end.

import { setTimeout as delay } from 'node:timers/promises';

/** Rejects when an answer takes longer, or when nobody waits for it any more. */
export async function within<T>(ask: () => Promise<T>, limitMs: number, signal?: AbortSignal): Promise<T> {
  const done = new AbortController();
  const signals = signal ? [signal, done.signal] : [done.signal];
  const limit = delay(Math.max(0, limitMs), undefined, { signal: AbortSignal.any(signals) });
  try {
    return await Promise.race([ask(), limit.then(() => Promise.reject(new Error('no answer came in time')))]);
  } finally {
    done.abort();
  }
}
