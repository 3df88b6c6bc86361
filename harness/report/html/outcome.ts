// What came of the run, in a sentence or two, for a reader in a hurry.

import type { RunResult } from '../../model/run-result.ts';
import { isJudged } from '../../model/verdict.ts';
import { countBySeverity } from '../../words/fault-meaning.ts';
import { countingFaults } from './faults.ts';
import type { Standing } from './verdicts.ts';
import { counted } from './words.ts';

/** The sentence, and how it looks. */
export function outcomeOf(result: RunResult): { readonly kind: Standing; readonly text: string } {
  return { kind: kindOf(result), text: `${sentence(result)}${harnessRemark(result)}` };
}

/** What the harness could not run has to be known to whoever relies on the verdict. */
function harnessRemark({ cases }: RunResult): string {
  const errors = cases.filter(({ verdict }) => verdict === 'error').length;
  return errors > 0 ? ` ${counted(errors, 'case')} could not be run: the harness or its environment failed.` : '';
}

function kindOf(result: RunResult): Standing {
  const { sut, cases } = result;
  const counting = cases.filter(({ waiver }) => waiver === undefined);
  const has = (verdict: Standing) => counting.some((each) => each.verdict === verdict);
  if (countingFaults(result).length > 0 || has('fail')) return 'fail';
  if (has('error') || !sut.reachable) return 'error';
  if (!cases.some(({ verdict }) => isJudged(verdict))) return 'inconclusive';
  return has('warn') ? 'warn' : 'pass';
}

function sentence(result: RunResult): string {
  const { sut, cases } = result;
  const judged = cases.filter(({ verdict }) => isJudged(verdict)).length;
  const why = sut.unreachableReason ? `: ${sut.unreachableReason}` : '.';
  if (!sut.reachable && judged === 0) return `The system under test could not be reached${why}`;
  const lost = sut.reachable ? '' : ` The system under test was lost on the way${why}`;
  if (judged === 0) return `Nothing could be judged.${lost}`;
  const faults = countingFaults(result);
  const counts = countBySeverity(faults).map(([severity, count]) => `${count} ${severity}`);
  const found = faults.length === 0 ? 'No fault' : `${counted(faults.length, 'fault')} (${counts.join(', ')})`;
  return `${found} in ${counted(judged, 'judged case')}.${lost}`;
}
