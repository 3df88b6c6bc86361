// Several runs of the same cases as one result: the worst of each case, and which cases are flaky.

import { type CaseResult, type RunResult, summarize } from '../model/run-result.ts';
import { worse } from '../model/verdict.ts';
import { faultsOf } from './faults.ts';

/**
 * One result of several runs of the same cases, in the order of the first run. A fail in one of them is a fail, whatever
 * the others came to.
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
    faults: faultsOf(cases),
    cases,
  };
}

function mergeCase(repetitions: readonly CaseResult[]): CaseResult {
  const verdicts = repetitions.map(({ verdict }) => verdict);
  const worst = repetitions.reduce((a, b) => (worse(a.verdict, b.verdict) === a.verdict ? a : b));
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
