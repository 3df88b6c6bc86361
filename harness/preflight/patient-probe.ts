// Asks a SUT that may be busy: a rejection for the moment (PS3.8 9.3.4) is waited for before it is taken for an answer.

import type { PresentationContext } from '../../src/wire.ts';
import { isRejectedForNow } from '../model/wire-event.ts';
import { isBusy, type Probe, type ProbeLimits, probe } from '../peer/probe.ts';
import type { ScpEndpoint } from '../sut/sut.ts';
import { untilFree } from '../time/until-free.ts';

/** How long a SUT that rejects every association for the moment is waited for, in milliseconds. */
const usualBusyMs = 60_000;

/** Whether it accepts a plain association in the end. Rejects with the reason of the signal. */
export function untilAccepting(endpoint: ScpEndpoint, limits: ProbeLimits): Promise<boolean> {
  const { busyMs: patientMs = usualBusyMs, signal } = limits;
  return untilFree({ isBusy: () => isBusy(endpoint, limits), patientMs, signal });
}

/**
 * Proposes presentation contexts, and once more where they were rejected for the moment as everything else was. A rejection
 * of these alone is an answer. Rejects ConnectionFailed when the SUT cannot be reached.
 */
export async function patientProbe(
  endpoint: ScpEndpoint,
  contexts: readonly PresentationContext[],
  limits: ProbeLimits,
): Promise<Probe> {
  const first = await probe(endpoint, contexts, limits);
  if (!('refused' in first) || !isRejectedForNow(first.refused) || !(await isBusy(endpoint, limits))) return first;
  return (await untilAccepting(endpoint, limits)) ? await probe(endpoint, contexts, limits) : first;
}
