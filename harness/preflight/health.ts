// Is the SUT well? C-ECHO, or where Verification is refused an association and its release; then a known good C-STORE.

import { ConnectionFailed } from '../../src/index.ts';
import type { Health } from '../model/health.ts';
import { isRejectedForNow } from '../model/wire-event.ts';
import type { ProbeLimits } from '../peer/probe.ts';
import type { ScpEndpoint } from '../sut/sut.ts';
import { pause } from '../time/pause.ts';
import { workingClock } from '../time/working-clock.ts';
import { echoExchange, type HealthChecks, storeExchange, type Wrong } from './health-exchange.ts';

/** What is expected of a SUT of which nothing is known. */
export const usualChecks: HealthChecks = { echo: true, release: true };

/** Waits between attempts: a SUT that is not well is waited for before it is reported. */
const retryDelaysMs = [100, 300, 700, 1500];
/** So many times the longest wait for one reaction, and a SUT is not waited for any more. */
const patience = { wasWell: 2, wasIll: 0.5 };

export interface HealthLimits extends ProbeLimits {
  /** Whether it was well when it was last looked at; default yes. Who was not is not waited for again. */
  readonly wasWell?: boolean;
}

/** Checks the health of an SCP, again after each delay while it is not well. Rejects only with the reason of the signal. */
export async function checkHealth(
  endpoint: ScpEndpoint,
  limits: HealthLimits,
  checks: HealthChecks = usualChecks,
  delaysMs: readonly number[] = retryDelaysMs,
): Promise<Health> {
  const begun = workingClock.now();
  const patientMs = limits.timeoutMs * (limits.wasWell === false ? patience.wasIll : patience.wasWell);
  let health = await attempt(endpoint, limits, checks);
  for (const delayMs of delaysMs) {
    if (health.state === 'ok' || workingClock.now() - begun > patientMs) return health;
    await pause(delayMs, limits.signal);
    health = await attempt(endpoint, limits, checks);
  }
  return health;
}

async function attempt(endpoint: ScpEndpoint, limits: ProbeLimits, checks: HealthChecks): Promise<Health> {
  const { store } = checks;
  try {
    const wrong =
      (await echoExchange(endpoint, limits, checks)) ??
      (store && (await storeExchange(endpoint, limits, checks, store)));
    return wrong === undefined ? { state: 'ok' } : ill(wrong);
  } catch (error) {
    limits.signal.throwIfAborted();
    if (error instanceof ConnectionFailed) return { state: 'unreachable', detail: error.message, part: 'association' };
    throw error;
  }
}

function ill({ part, text, refused }: Wrong): Health {
  return {
    state: 'unwell',
    detail: text,
    part,
    ...(refused && isRejectedForNow(refused) && { isBusy: true }),
  };
}
