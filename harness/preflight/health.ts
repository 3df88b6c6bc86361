// Is the SUT well? C-ECHO, or where Verification is refused an association and its release; then a known good C-STORE.

import { ConnectionFailed } from '../../src/index.ts';
import type { Health } from '../model/health.ts';
import type { Service } from '../model/silence.ts';
import { echoProbe, endProbe, type ProbeLimits, probe, releaseProbe, verificationContext } from '../peer/probe.ts';
import type { ScpEndpoint } from '../sut/sut.ts';
import { pause } from '../time/pause.ts';
import { workingClock } from '../time/working-clock.ts';
import { describeEvent } from '../words/describe-observation.ts';
import { storageContext, storeProbe } from './store-probe.ts';

/** What a SUT that is well does. */
export interface HealthChecks {
  readonly echo: boolean;
  readonly release: boolean;
  /**
   * Keyword of a SOP Class whose instances it stores, and a name that decides the UIDs of the instance. One that is well may
   * refuse it for want of room, authorization, or as a duplicate, unless it `hasToStore`.
   */
  readonly store?: { readonly sopClass: string; readonly name: string; readonly hasToStore?: true };
}

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

export interface HealthBefore {
  readonly checks: HealthChecks;
  /** What it did not answer at all. */
  readonly unanswered: readonly Service[];
  readonly notes: readonly string[];
}

/**
 * What a SUT does before any case: whatever it cannot do then, no case is to be blamed for. Rejects ConnectionFailed, and
 * with the reason of the signal.
 */
export async function healthBefore(endpoint: ScpEndpoint, limits: ProbeLimits): Promise<HealthBefore> {
  const notes: string[] = [];
  const unanswered: Service[] = [];
  let checks = usualChecks;
  for (const part of ['echo', 'release'] as const) {
    const wrong = await converse(endpoint, limits, checks);
    if (!wrong) break;
    if (wrong.part !== part) continue;
    checks = { ...checks, [part]: false };
    if (wrong.isSilence) unanswered.push(partNames[part]);
    notes.push(`its health is told without ${partNames[part]}: before any case ${wrong.text}`);
  }
  return { checks, unanswered, notes };
}

const partNames = { echo: 'C-ECHO', release: 'A-RELEASE' } as const;

async function attempt(endpoint: ScpEndpoint, limits: ProbeLimits, checks: HealthChecks): Promise<Health> {
  try {
    const wrong = await converse(endpoint, limits, checks);
    return wrong === undefined ? { state: 'ok' } : { state: 'unwell', detail: wrong.text };
  } catch (error) {
    limits.signal.throwIfAborted();
    if (error instanceof ConnectionFailed) return { state: 'unreachable', detail: error.message };
    throw error;
  }
}

interface Wrong {
  readonly part: 'association' | 'echo' | 'store' | 'release';
  readonly text: string;
  /** Whether nothing came at all. */
  readonly isSilence?: boolean;
}

/** One association; what went wrong first. */
async function converse(
  endpoint: ScpEndpoint,
  limits: ProbeLimits,
  { echo, release, store }: HealthChecks,
): Promise<Wrong | undefined> {
  const { timeoutMs, signal } = limits;
  const storage = store && storageContext(3, store.sopClass);
  const contexts = [{ id: 1, ...verificationContext }, ...(storage ? [storage] : [])];
  const result = await probe(endpoint, contexts, limits);
  if ('refused' in result) return refusal(endpoint, describeEvent(result.refused), result.refused.kind);
  try {
    const echoed = echo ? await echoProbe(result, 1, timeoutMs, signal) : undefined;
    if (echoed !== undefined) return { part: 'echo', ...echoed };
    const stored = storage && (await storeProbe(result, storage, store.name, limits));
    if (stored?.isSuccess === false && (!stored.isUnrelated || store?.hasToStore))
      return { part: 'store', text: `C-STORE was answered with ${stored.text}` };
    const released = release ? await releaseProbe(result.conversation, timeoutMs, signal) : undefined;
    return released === undefined ? undefined : { part: 'release', ...released };
  } finally {
    await endProbe(result.conversation);
  }
}

/** A scripted SCP may be one that rejects whom the harness is; that it answers is health enough. */
function refusal({ knownSopClass }: ScpEndpoint, text: string, kind: string): Wrong | undefined {
  return knownSopClass !== undefined && kind === 'pdu' ? undefined : { part: 'association', text };
}
