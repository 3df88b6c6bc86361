// Several runs of the same cases as one result: the worst of each case, and which cases are flaky.

import { type CaseResult, type RunResult, summarize } from '../model/run-result.ts';
import type { VerdictKind } from '../model/verdict.ts';

/** From worst to best: a fail in one of the repetitions is a fail, whatever the others came to. */
const severity: readonly VerdictKind[] = ['fail', 'error', 'inconclusive', 'warn', 'not-applicable', 'pass'];

/**
 * One result of several runs of the same cases, in the order of the first run.
 * @throws RangeError when there is no run.
 */
export function mergeRepetitions(runs: readonly RunResult[]): RunResult {
  const [first] = runs;
  if (!first) throw new RangeError('there is no run to merge');
  if (runs.length === 1) return first;
  const ids = new Set(runs.flatMap(({ cases }) => cases.map(({ id }) => id)));
  const byId = runs.map(({ cases }) => new Map(cases.map((one) => [one.id, one])));
  const cases = [...ids].map((id) => mergeCase(byId.flatMap((run) => run.get(id) ?? [])));
  const lost = runs.find(({ sut }) => !sut.reachable) ?? runs.at(-1) ?? first;
  return {
    ...first,
    durationMs: runs.reduce((sum, { durationMs }) => sum + durationMs, 0),
    interrupted: runs.some(({ interrupted }) => interrupted),
    sut: { ...lost.sut, notes: [...new Set(runs.flatMap(({ sut }) => sut.notes ?? [])), repetitionNote(runs, cases)] },
    summary: summarize(cases),
    cases,
  };
}

function mergeCase(repetitions: readonly CaseResult[]): CaseResult {
  const verdicts = repetitions.map(({ verdict }) => verdict);
  const worst = repetitions.reduce((a, b) => (severity.indexOf(b.verdict) < severity.indexOf(a.verdict) ? b : a));
  if (new Set(verdicts).size === 1) return worst;
  return {
    ...worst,
    repeated: verdicts,
    notes: [...worst.notes, `flaky: the repetitions gave ${verdicts.join(', ')}`],
  };
}

function repetitionNote(runs: readonly RunResult[], cases: readonly CaseResult[]): string {
  const flaky = cases.filter(({ repeated }) => repeated).length;
  const found = flaky === 0 ? 'no case is flaky' : `${flaky} ${flaky === 1 ? 'case is' : 'cases are'} flaky`;
  return `every case ran ${runs.length} times: ${found}; the worst verdict of each counts`;
}
