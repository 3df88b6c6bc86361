// The cases that a test asked for, without those of rules that always hold.

import { type RunResult, summarize } from '../../model/run-result.ts';
import { isRuleCase } from '../../results/rule-id.ts';

/** The result with the cases of scenarios alone, counted anew. */
export function ownCases(result: RunResult): RunResult {
  const cases = result.cases.filter((one) => !isRuleCase(one));
  return { ...result, cases, summary: summarize(cases) };
}
