// From what running a case gave to the case result of results.json.

import { formatStatus } from '../../src/index.ts';
import type { Health } from '../model/health.ts';
import type { CaseResult, Reason } from '../model/run-result.ts';
import type { VerdictKind } from '../model/verdict.ts';
import type { CaseIdentity } from './case-identity.ts';
import type { CaseRun } from './case-run.ts';
import { shownPath } from './shown-path.ts';

/** The result of a case. A SUT that is not well after a case cannot have passed it. */
export function caseResult(
  candidate: CaseIdentity,
  run: CaseRun,
  health: Health,
  { startedAt, durationMs }: { startedAt: Date; durationMs: number },
): CaseResult {
  const { id, scenario, place, title, requirement, role, tags, input } = candidate;
  const { status, answer, phase, blockedBy, account, given = candidate.given } = run;
  const { verdict, reasons } = withHealth(run, health);
  return {
    id,
    scenario,
    place: { ...place, file: shownPath(place.file) },
    title,
    requirement,
    role,
    tags: [...tags],
    given: { ...given },
    input,
    verdict,
    expected: run.expected,
    observed: run.observed,
    ...(phase !== undefined && { phase }),
    reasons,
    findings: run.findings,
    ...(blockedBy !== undefined && verdict === 'inconclusive' && { blockedBy }),
    ...(status !== undefined && { status: formatStatus(status) }),
    ...(answer !== undefined && { answer }),
    ...(account && { scu: account }),
    transport: run.transport,
    health: health.state,
    ...(health.detail !== undefined && { healthDetail: health.detail }),
    notes: run.notes,
    startedAt: startedAt.toISOString(),
    durationMs: Math.round(durationMs * 10) / 10,
    // The bytes are of use if something has to be explained, and would make results of thousands of cases huge.
    wire: run.log.records({ bytes: needsExplanation({ verdict, findings: run.findings }) }),
  };
}

/** A case that passed may show the fault of a rule that always holds. */
function needsExplanation({ verdict, findings }: Pick<CaseResult, 'verdict' | 'findings'>): boolean {
  if (verdict === 'not-applicable') return false;
  return verdict !== 'pass' || findings.some(({ level }) => level === 'shall');
}

function withHealth(
  { verdict, reasons, transport }: CaseRun,
  { state, detail }: Health,
): { verdict: VerdictKind; reasons: Reason[] } {
  const isIll = state === 'unwell' || state === 'unreachable' || state === 'died';
  // A case that does not apply may have shown that only after it had sent something.
  const wasAsked = verdict === 'not-applicable' && transport !== 'not-connected';
  const couldBeWell = verdict === 'pass' || verdict === 'warn' || verdict === 'inconclusive' || wasAsked;
  if (!isIll || !couldBeWell) return { verdict, reasons };
  return { verdict: 'fail', reasons: [...reasons, { kind: 'health', text: `${state}: ${detail ?? 'no detail'}` }] };
}
