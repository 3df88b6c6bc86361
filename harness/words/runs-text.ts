// How often a fault was seen again: cases are run once more if they fail beside others, or as often as was asked for.

import type { Fault } from '../model/fault.ts';
import type { CaseResult } from '../model/run-result.ts';

/** `, each run once`, or `, in 3 of 4 runs of them`; nothing for cases that another requirement judges and that ran again. */
export function runsText({ cases }: Pick<Fault, 'cases'>, seen: readonly CaseResult[]): string {
  const runs = seen.map(runsOf);
  const count = runs.reduce((sum, each) => sum + each.length, 0);
  if (seen.length === 0) return '';
  if (count === seen.length) return seen.length === 1 ? ', run once' : ', each run once';
  if (!seen.every(({ id }) => cases.includes(id))) return '';
  const shown = runs.reduce((sum, each, at) => sum + each.filter((one) => one === seen[at]?.verdict).length, 0);
  return `, in ${shown} of ${count} runs${seen.length === 1 ? '' : ' of them'}`;
}

/** The verdict of every run of a case. */
function runsOf({ verdict, attempts = [], repeated = [verdict] }: CaseResult): CaseResult['verdict'][] {
  return [...attempts.map((each) => each.verdict), ...repeated];
}
