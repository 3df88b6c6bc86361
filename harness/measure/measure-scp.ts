// All measurements of an SCP, one after the other: what each saw, and which could not be made.

import { setMaxListeners } from 'node:events';
import { ConnectionFailed } from '../../src/index.ts';
import type { Measurements, ScpMeasurements } from '../model/measurements.ts';
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

/** Measures an SCP. Rejects ConnectionFailed if it cannot be reached at first, and with the reason of the signal. */
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
  const notMeasured: { name: string; why: string }[] = [];
  for (const [at, { name, measure }] of measurements.entries()) {
    onBegin(name);
    try {
      known = { ...known, ...(await measure({ endpoint, limits: bounded, known })) };
    } catch (error) {
      limits.signal.throwIfAborted();
      if (!(error instanceof NotApplicable)) notMeasured.push({ name, why: whyNot(error, at === 0, time.signal) });
    }
  }
  const { calledAETitle, host, port, tls } = endpoint;
  const address = `${calledAETitle}@${host}:${port}`;
  const isSecured = tls !== undefined;
  return { role: 'scp', schemaVersion: 1, address, port, isSecured, notMeasured, measured: known };
}

/** Why a measurement was not made. Throws what is no answer of the SCP. */
function whyNot(error: unknown, isFirst: boolean, over: AbortSignal): string {
  if (over.aborted) return 'the time was over';
  const isExpected = error instanceof NotMeasurable || (error instanceof ConnectionFailed && !isFirst);
  if (!isExpected) throw error;
  return error.message;
}
