// What health asks, measured before the first case: what a SUT did not do then, no case is to be blamed for.

import type { HealthPart } from '../model/health.ts';
import type { Service } from '../model/silence.ts';
import { isRejectedForNow } from '../model/wire-event.ts';
import type { ProbeLimits } from '../peer/probe.ts';
import type { ScpEndpoint } from '../sut/sut.ts';
import { usualChecks } from './health.ts';
import { echoExchange, type HealthChecks, isAnswer, storeExchange, type Wrong } from './health-exchange.ts';
import { untilAccepting } from './patient-probe.ts';

export interface HealthBefore {
  readonly checks: HealthChecks;
  /** What it did not answer at all. */
  readonly unanswered: readonly Service[];
  readonly notes: readonly string[];
}

/** What health asks, in words. */
export const partNames = {
  association: 'an association for Verification alone',
  echo: 'C-ECHO',
  release: 'A-RELEASE',
  store: 'C-STORE',
  'release-after-store': 'A-RELEASE after C-STORE',
} as const satisfies Record<HealthPart, string>;

const services: Partial<Record<HealthPart, Service>> = { echo: 'C-ECHO', release: 'A-RELEASE' };

/** What a SUT does in an association with C-ECHO. Rejects ConnectionFailed, and with the reason of the signal. */
export async function healthBefore(endpoint: ScpEndpoint, limits: ProbeLimits): Promise<HealthBefore> {
  const untilNotBusy = () => untilAccepting(endpoint, limits);
  return await measure(usualChecks, (checks) => echoExchange(endpoint, limits, checks), untilNotBusy);
}

/**
 * Whether what health asks of a SUT that stores holds: the same exchange, with instances of their own. Without `store` in what
 * comes back, it did not hold. Rejects ConnectionFailed, and with the reason of the signal.
 */
export async function storeHealthBefore(
  endpoint: ScpEndpoint,
  limits: ProbeLimits,
  checks: HealthChecks,
  sopClass: string,
): Promise<HealthBefore> {
  let asked = 0;
  const exchange = async (left: HealthChecks) => {
    asked += 1;
    return left.store && storeExchange(endpoint, limits, left, { sopClass, name: `preflight/health/${asked}` });
  };
  const untilNotBusy = () => untilAccepting(endpoint, limits);
  return await measure({ ...checks, store: { sopClass, name: '' } }, exchange, untilNotBusy);
}

/** Takes away what does not hold, one part after the other. */
async function measure(
  expected: HealthChecks,
  exchange: (checks: HealthChecks) => Promise<Wrong | undefined>,
  untilNotBusy: () => Promise<boolean>,
): Promise<HealthBefore> {
  const notes: string[] = [];
  const unanswered: Service[] = [];
  let checks = expected;
  for (;;) {
    const wrong = await confirmed(() => exchange(checks), untilNotBusy);
    if (!wrong) return { checks, unanswered, notes };
    const { part, text, isSilence } = wrong;
    checks = without(checks, wrong);
    const service = services[part];
    if (isSilence && service !== undefined) unanswered.push(service);
    notes.push(`its health is told without ${partNames[part]}: before any case ${text}`);
    if (part === 'association') return { checks, unanswered, notes };
  }
}

/** What went wrong twice. A silence has taken its time, and is taken at its word; a SUT that is busy is waited for. */
async function confirmed(
  exchange: () => Promise<Wrong | undefined>,
  untilNotBusy: () => Promise<boolean>,
): Promise<Wrong | undefined> {
  const first = await exchange();
  if (first === undefined || first.isSilence) return first;
  if (first.refused && isRejectedForNow(first.refused)) await untilNotBusy();
  return await exchange();
}

/** What is expected of a SUT that did not do one part before any case. */
export function without(checks: HealthChecks, { part, refused }: Pick<Wrong, 'part' | 'refused'>): HealthChecks {
  if (part === 'association')
    return { ...checks, association: refused && isAnswer(refused) ? 'answered' : 'connected' };
  if (part === 'echo') return { ...checks, echo: false };
  if (part === 'release') return { ...checks, release: false };
  const { store: _never, ...others } = checks;
  return part === 'store' ? others : { ...checks, releaseAfterStore: false };
}
