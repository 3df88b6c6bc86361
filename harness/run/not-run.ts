// The result of a case for which the run had no time: never left out, and never held against the SUT.

import type { Case } from '../case/case.ts';
import { caseResult } from '../case/case-result.ts';
import { unjudgedRun } from '../case/case-run.ts';
import type { CaseResult } from '../model/run-result.ts';

/** Why there was no time, the same words for every case that did not begin. */
export const notRunReason = 'not run: the time of the run was over';
const notFinishedReason = 'not finished: the time of the run was over';

/** The result of a case that did not begin, or did not come to its end. */
export function notRun(candidate: Case, { begun }: { readonly begun: boolean }): CaseResult {
  return unrun(candidate, begun ? notFinishedReason : notRunReason);
}

/** The result that a case has until it has another: what is told of it if the run is killed before. */
export function planned(candidate: Case): CaseResult {
  return unrun(candidate, 'not run: the run was stopped before');
}

function unrun(candidate: Case, text: string): CaseResult {
  const run = { ...unjudgedRun('inconclusive', text), reasons: [{ kind: 'not-run', text } as const] };
  return caseResult(candidate, run, { state: 'not-checked' }, { startedAt: new Date(), durationMs: 0 });
}

/** The result of a case that others may have spoilt, and that could not be run again alone any more. */
export function notRunAlone(result: CaseResult): CaseResult {
  const { verdict, observed, attempts = [] } = result;
  const text = 'not run again alone: the time of the run was over';
  const why = 'the system may have had no time for it beside other cases';
  return {
    ...result,
    verdict: 'inconclusive',
    reasons: [{ kind: 'not-run', text }],
    attempts: [...attempts, { verdict, observed, why }],
  };
}

/** What a run says of itself when it was cut short; undefined when it was not. */
export function noteOfNotRun(count: number, total: number, elapsedMs: number): string | undefined {
  if (count === 0) return undefined;
  const seconds = Math.round(elapsedMs / 1000);
  return `${count} of ${total} cases were not run to their end: the time of the run was over after ${seconds} s; --max-time gives it more`;
}
