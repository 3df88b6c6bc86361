// How long a case waits for a reaction, and when what came is too late to be one: PS3.8 sets no times but that of ARTIM (9.1.5).

import { alternativesOf, type Expectation } from '../language/expectation.ts';
import type { VerdictKind } from '../model/verdict.ts';
import { workingClock } from '../time/working-clock.ts';
import type { CaseContext } from './case-context.ts';
import { defaultTimeoutMs, soonMs } from './time-limits.ts';

/** Verdicts of a reaction that is no fault. */
const tolerated: readonly VerdictKind[] = ['pass', 'inconclusive', 'not-applicable'];

/** How long to wait for what an expectation lists, in milliseconds; undefined: as long as for any reaction. */
export function timeToWait(context: CaseContext, expectation: Expectation): number | undefined {
  if (awaitsClose(expectation) && closeTime(context) > context.limits.timeoutMs) return closeTime(context);
  return limitOf(expectation, context);
}

/** Whether what came since a moment came so soon that no timer of the SUT did it. */
export function isSoon(context: CaseContext, since: number): boolean {
  return workingClock.now() - since <= timeFor(context, soonMs);
}

/** Whether a close that has come now, waited for since a moment, comes after the time that the SUT has for it. */
export function isLateClose(context: CaseContext, expectation: Expectation, since: number): boolean {
  return awaitsClose(expectation) && workingClock.now() - since > closeTime(context);
}

/** Whether silence is listed as a reaction that comes to one of these verdicts. */
export function listsSilence(expectation: Expectation, verdicts: readonly VerdictKind[]): boolean {
  return alternativesOf(expectation).some(
    ({ transport, verdict = 'pass' }) => transport === 'silence' && verdicts.includes(verdict),
  );
}

/** How long the SUT has for a reaction that is no timer's, in milliseconds: longer if it is slow. */
function timeFor({ limits: { responseTimes, timeoutMs } }: CaseContext, wantedMs: number): number {
  return responseTimes?.stretch(wantedMs, timeoutMs) ?? wantedMs;
}

/** Whether a close is listed as a reaction that is not held against the SUT, while silence is. */
function awaitsClose(expectation: Expectation): boolean {
  if (expectation.timeoutMs !== undefined || listsSilence(expectation, tolerated)) return false;
  return alternativesOf(expectation).some(
    ({ transport, verdict = 'pass' }) =>
      transport !== undefined && transport !== 'silence' && tolerated.includes(verdict),
  );
}

/** How long the SUT has to close a connection, in milliseconds. */
function closeTime(context: CaseContext): number {
  const { closeMs = context.limits.timeoutMs } = context.limits;
  return timeFor(context, closeMs);
}

/**
 * How long to wait; the usual time where undefined. The times that scenarios set are stretched where a run is patient with
 * its SUT, and where a SUT is slow. A silence that would be held against the SUT is waited for as long as for any reaction,
 * as long as other cases go on meanwhile: a SUT that is slow in one thing alone is not accused to spare time.
 */
function limitOf(expectation: Expectation, { limits }: CaseContext): number | undefined {
  const { timeoutMs: wantedMs } = expectation;
  if (wantedMs === undefined) return undefined;
  const mayWait = limits.concurrent?.overlapping !== false;
  if (mayWait && wantedMs < limits.timeoutMs && !listsSilence(expectation, tolerated)) return undefined;
  const patientMs = wantedMs * Math.max(1, limits.timeoutMs / defaultTimeoutMs);
  return limits.responseTimes?.stretch(patientMs, limits.timeoutMs) ?? patientMs;
}
