// What came of the run, in a sentence or two, for a reader in a hurry.

import type { RunResult } from '../../model/run-result.ts';
import { isJudged } from '../../model/verdict.ts';
import { capital } from '../../words/count-text.ts';
import { newFaults, verdictSentence } from '../../words/verdict-sentence.ts';
import type { Standing } from './verdicts.ts';
import { counted } from './words.ts';

/** The sentence, and how it looks. That a run was stopped has a line of its own on the page. */
export function outcomeOf(result: RunResult): { readonly kind: Standing; readonly text: string } {
  const sentence = verdictSentence({ ...result, interrupted: false });
  return { kind: kindOf(result), text: [sentence, ...remarks(result)].join(' ') };
}

function kindOf(result: RunResult): Standing {
  const { sut, cases } = result;
  const counting = cases.filter(({ waiver }) => waiver === undefined);
  const has = (verdict: Standing) => counting.some((each) => each.verdict === verdict);
  if (newFaults(result).length > 0 || has('fail')) return 'fail';
  if (has('error') || !sut.reachable) return 'error';
  if (!cases.some(({ verdict }) => isJudged(verdict))) return 'inconclusive';
  return has('warn') ? 'warn' : 'pass';
}

/** Why the system was not there, and what the harness could not run: who relies on the verdict has to know it. */
function remarks({ sut, cases }: RunResult): string[] {
  const errors = cases.filter(({ verdict }) => verdict === 'error').length;
  const why = sut.reachable ? undefined : sut.unreachableReason;
  return [
    ...(why !== undefined ? [sut.noAssociation ? `${capital(why)}.` : `It was not reached: ${why}.`] : []),
    ...(errors > 0 ? [`${counted(errors, 'case')} could not be run: the tool or its environment failed.`] : []),
  ];
}
