// From what running a case gave to the case result of results.json.

import { formatStatus } from '../../src/index.ts';
import type { Case } from '../scenario/scenario.ts';
import type { CaseResult } from '../verdict/run-result.ts';
import type { VerdictKind } from '../verdict/verdict.ts';
import type { Health } from './health.ts';
import type { CaseRun } from './run-scp-case.ts';

/** A case that was not run, or not to its end. */
export function unjudgedRun(verdict: VerdictKind, reason: string): CaseRun {
  return { verdict, expected: [], actual: reason, reason, notes: [], transport: 'not-connected', transcript: '' };
}

/** A case in which the harness or its environment failed. */
export function errorRun(error: unknown): CaseRun {
  const { message, transcript = '' } = error as Partial<Error> & { transcript?: string };
  return { ...unjudgedRun('error', message ?? String(error)), transcript };
}

/** The result of a case. A SUT that is not well after a case cannot have passed it. */
export function caseResult(
  candidate: Case,
  run: CaseRun,
  health: Health,
  { startedAt, durationMs }: { startedAt: Date; durationMs: number },
): CaseResult {
  const { id, scenario, file, title, requirement, role, tags } = candidate;
  const { status, service, reason, given = candidate.given } = run;
  return {
    id,
    scenario,
    file,
    title,
    requirement,
    role,
    tags: [...tags],
    given: { ...given },
    verdict: run.verdict,
    expected: run.expected,
    actual: run.actual,
    ...(reason !== undefined && { reason }),
    ...(status !== undefined && { status: formatStatus(status) }),
    ...(service !== undefined && { service }),
    transport: run.transport,
    health: health.state,
    ...(health.detail !== undefined && { healthDetail: health.detail }),
    notes: run.notes,
    startedAt: startedAt.toISOString(),
    durationMs: Math.round(durationMs * 10) / 10,
    transcript: run.transcript,
    ...unwell(run, health),
  };
}

function unwell({ verdict, reason }: CaseRun, { state, detail }: Health): { verdict?: VerdictKind; reason?: string } {
  const isIll = state === 'unwell' || state === 'unreachable';
  if (!isIll || (verdict !== 'pass' && verdict !== 'warn')) return {};
  const text = `afterwards the SUT is ${state}: ${detail ?? 'no detail'}`;
  return { verdict: 'fail', reason: reason === undefined ? text : `${reason}; ${text}` };
}
