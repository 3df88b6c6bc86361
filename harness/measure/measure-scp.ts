// All measurements of an SCP, one after the other: what each saw, and which could not be made.

import { setMaxListeners } from 'node:events';
import { ConnectionFailed } from '../../src/index.ts';
import { hostPort } from '../../src/wire.ts';
import type { Measurements, NotMeasured, ScpMeasurements } from '../model/measurements.ts';
import type { ScpEndpoint } from '../sut/sut.ts';
import { applicationContext, asynchronousWindow, implementation, maximumLength } from './acceptance.ts';
import { associations } from './associations.ts';
import { contexts } from './contexts.ts';
import { type MeasureLimits, type Measurement, NotApplicable, NotMeasurable } from './measurement.ts';
import { extendedNegotiation, roles } from './negotiation.ts';
import { preference } from './preference.ts';
import { rejections } from './rejections.ts';
import { severalContexts } from './several-contexts.ts';
import { stored, storedOnce } from './stored.ts';
import { TimeLimit } from './time-limit.ts';
import { artim, idle } from './time-limits.ts';
import { tlsSupport } from './tls.ts';
import { userIdentity } from './user-identity.ts';
import { verification } from './verification.ts';

/** In the order in which they are made: some need what others have found. */
export const scpMeasurements: readonly Measurement[] = [
  implementation,
  applicationContext,
  maximumLength,
  contexts,
  severalContexts,
  preference,
  verification,
  asynchronousWindow,
  roles,
  extendedNegotiation,
  userIdentity,
  rejections,
  tlsSupport,
  stored,
  associations,
];

/** Those that wait for time limits of the SCP. */
export const slowMeasurements: readonly Measurement[] = [artim, idle];

/** What `cstore probe` asks for. */
export const shortMeasurements: readonly Measurement[] = [
  implementation,
  applicationContext,
  maximumLength,
  verification,
  asynchronousWindow,
  contexts,
  roles,
  storedOnce,
];

export interface MeasureOptions {
  readonly measurements?: readonly Measurement[];
  /** Told of each measurement when it begins. */
  readonly onBegin?: (name: string) => void;
  /** Longest time for all of them, in milliseconds; what is not done by then is not measured. */
  readonly timeMs?: number;
}

/**
 * Measures an SCP. If not even the first measurement can be made, no other is tried. Rejects ConnectionFailed if the SCP
 * cannot be reached at first, and with the reason of the signal.
 */
export async function measureScp(
  endpoint: ScpEndpoint,
  limits: MeasureLimits,
  { measurements = scpMeasurements, onBegin = () => {}, timeMs }: MeasureOptions = {},
): Promise<Extract<Measurements, { role: 'scp' }>> {
  using time = new TimeLimit(timeMs);
  const bounded = { ...limits, signal: AbortSignal.any([limits.signal, time.signal]) };
  // Every association that is open listens to both.
  setMaxListeners(0, limits.signal, bounded.signal);
  let known: ScpMeasurements = {};
  const notMeasured: NotMeasured[] = [];
  for (const [at, { name, measure }] of measurements.entries()) {
    onBegin(name);
    try {
      known = { ...known, ...(await measure({ endpoint, limits: bounded, known })) };
    } catch (error) {
      limits.signal.throwIfAborted();
      notMeasured.push(...whyNot(name, error, at === 0, time.signal));
      if (at === 0 && notMeasured.length > 0) break;
    }
  }
  const { calledAETitle, host, port, tls } = endpoint;
  const address = `${calledAETitle}@${hostPort(host, port)}`;
  return { role: 'scp', schemaVersion: 1, address, port, isSecured: tls !== undefined, notMeasured, measured: known };
}

/** Why a measurement was not made; nothing for one that does not apply. Throws what is no answer of the SCP. */
function whyNot(name: string, error: unknown, isFirst: boolean, over: AbortSignal): NotMeasured[] {
  if (over.aborted) return [{ name, why: 'the time was over' }];
  if (error instanceof NotApplicable) return [];
  if (error instanceof NotMeasurable) return [{ name, why: error.message }];
  if (error instanceof ConnectionFailed && !isFirst) return [{ name, why: error.message, isLost: true }];
  throw error;
}
