// The title of a case in a report. That of a rule says what is wrong; if it was kept, its demand stands in for the title.

import type { CaseResult } from '../model/run-result.ts';
import { isRuleCase } from '../results/rule-id.ts';

/** The title, or the demand of a rule that was kept. */
export function caseTitle(result: Pick<CaseResult, 'scenario' | 'title' | 'verdict' | 'requirement'>): string {
  return isRuleCase(result) && result.verdict === 'pass' ? result.requirement.text : result.title;
}
