// The health of a SUT whose process may have ended: a dead one is not waited for.

import type { Health } from '../model/health.ts';
import type { ScpEndpoint, SutProcess } from '../sut/sut.ts';
import { checkHealth, type HealthLimits } from './health.ts';
import type { HealthChecks } from './health-exchange.ts';

/** Checks the health of an SCP, as long as its process runs where it is supervised. Rejects only with the reason of the signal. */
export async function supervisedHealth(
  endpoint: ScpEndpoint,
  process: SutProcess | undefined,
  limits: HealthLimits,
  checks: HealthChecks,
): Promise<Health> {
  const life = process?.life;
  if (!life) return checkHealth(endpoint, limits, checks);
  const { signal } = limits;
  try {
    return await checkHealth(endpoint, { ...limits, signal: AbortSignal.any([signal, life]) }, checks);
  } catch (error) {
    signal.throwIfAborted();
    if (!life.aborted) throw error;
    return { state: 'unreachable', detail: process.death ?? 'its process ended' };
  }
}
