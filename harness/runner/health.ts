// Is the SUT well? C-ECHO, or where Verification is refused an association and its release.

import { ConnectionFailed } from '../../src/index.ts';
import type { ScpEndpoint } from '../sut/sut.ts';
import type { HealthState } from '../verdict/run-result.ts';
import { pause } from './pause.ts';
import { echoProbe, endProbe, probe, releaseProbe, verificationContext } from './probe.ts';
import { describeEvent } from './wire-event.ts';

export interface Health {
  readonly state: HealthState;
  readonly detail?: string;
}

/** Waits between attempts: a SUT that is not well is waited for before it is reported. */
const retryDelaysMs = [100, 300, 700, 1500];

/** Checks the health of an SCP. Rejects only with the reason of `signal`. */
export async function checkHealth(endpoint: ScpEndpoint, timeoutMs: number, signal: AbortSignal): Promise<Health> {
  let health = await attempt(endpoint, timeoutMs, signal);
  for (const delayMs of retryDelaysMs) {
    if (health.state === 'ok') return health;
    await pause(delayMs, signal);
    health = await attempt(endpoint, timeoutMs, signal);
  }
  return health;
}

async function attempt(endpoint: ScpEndpoint, timeoutMs: number, signal: AbortSignal): Promise<Health> {
  try {
    return await converse(endpoint, timeoutMs, signal);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ConnectionFailed) return { state: 'unreachable', detail: error.message };
    throw error;
  }
}

async function converse(endpoint: ScpEndpoint, timeoutMs: number, signal: AbortSignal): Promise<Health> {
  const result = await probe(endpoint, [{ id: 1, ...verificationContext }], timeoutMs, signal);
  if ('refused' in result) return refusal(endpoint, describeEvent(result.refused), result.refused.kind);
  try {
    const wrong =
      (await echoProbe(result, 1, timeoutMs, signal)) ?? (await releaseProbe(result.conversation, timeoutMs, signal));
    return wrong === undefined ? { state: 'ok' } : { state: 'unwell', detail: wrong };
  } finally {
    await endProbe(result.conversation);
  }
}

/** A scripted SCP may be one that rejects whom the harness is; that it answers is health enough. */
function refusal({ knownSopClass }: ScpEndpoint, detail: string, kind: string): Health {
  return knownSopClass !== undefined && kind === 'pdu' ? { state: 'ok' } : { state: 'unwell', detail };
}
