// From what running a case gave to the case result of results.json.

import { formatStatus } from '../../src/index.ts';
import type { Health } from '../model/health.ts';
import type { CaseResult } from '../model/run-result.ts';
import type { VerdictKind } from '../model/verdict.ts';
import type { Case } from './case.ts';
import type { CaseRun } from './case-run.ts';
import { shownPath } from './shown-path.ts';

/** The result of a case. A SUT that is not well after a case cannot have passed it. */
export function caseResult(
  candidate: Case,
  run: CaseRun,
  health: Health,
  { startedAt, durationMs }: { startedAt: Date; durationMs: number },
): CaseResult {
  const { id, scenario, file, title, requirement, role, tags } = candidate;
  const { status, service, given = candidate.given } = run;
  const { verdict, reason } = withHealth(run, health);
  return {
    id,
    scenario,
    file: shownPath(file),
    title,
    requirement,
    role,
    tags: [...tags],
    given: { ...given },
    verdict,
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
    // The bytes are of use where something has to be explained, and would make results of thousands of cases huge.
    transcript: run.transcript.text({ bytes: verdict !== 'pass' && verdict !== 'not-applicable' }),
  };
}

function withHealth(
  { verdict, reason }: CaseRun,
  { state, detail }: Health,
): { verdict: VerdictKind; reason?: string } {
  const isIll = state === 'unwell' || state === 'unreachable';
  const couldBeWell = verdict === 'pass' || verdict === 'warn' || verdict === 'inconclusive';
  if (!isIll || !couldBeWell) return { verdict, ...(reason !== undefined && { reason }) };
  const text = `afterwards the SUT is ${state}: ${detail ?? 'no detail'}`;
  return { verdict: 'fail', reason: reason === undefined ? text : `${reason.replace(/\.$/, '')}; ${text}` };
}
