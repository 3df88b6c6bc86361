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
  const run = unjudgedRun('inconclusive', begun ? notFinishedReason : notRunReason);
  return caseResult(candidate, run, { state: 'not-checked' }, { startedAt: new Date(), durationMs: 0 });
}

/** The result of a case that others may have spoilt, and that could not be run again alone any more. */
export function notRunAlone(result: CaseResult): CaseResult {
  const { verdict, actual } = result;
  const reason = `not run again alone: the time of the run was over; beside other cases it came to ${verdict}: ${actual}`;
  return { ...result, verdict: 'inconclusive', reason };
}

/** What a run says of itself when it was cut short; undefined when it was not. */
export function noteOfNotRun(count: number, total: number, elapsedMs: number): string | undefined {
  if (count === 0) return undefined;
  const seconds = Math.round(elapsedMs / 1000);
  return `${count} of ${total} cases were not run to their end: the time of the run was over after ${seconds} s; --max-time gives it more`;
}
