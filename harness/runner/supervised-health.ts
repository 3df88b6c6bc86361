// The health of a SUT whose process may have ended: a dead one is not waited for.

import type { ScpEndpoint, SutProcess } from '../sut/sut.ts';
import { checkHealth, type Health } from './health.ts';

/** Checks the health of an SCP, as long as its process runs where it is supervised. Rejects only with the reason of `signal`. */
export async function supervisedHealth(
  endpoint: ScpEndpoint,
  process: SutProcess | undefined,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Health> {
  const life = process?.life;
  if (!life) return checkHealth(endpoint, timeoutMs, signal);
  try {
    return await checkHealth(endpoint, timeoutMs, AbortSignal.any([signal, life]));
  } catch (error) {
    signal.throwIfAborted();
    if (!life.aborted) throw error;
    return { state: 'unreachable', detail: process.death ?? 'its process ended' };
  }
}
