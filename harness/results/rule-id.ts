// The ids of the cases of rules that always hold.

import type { CaseResult } from '../model/run-result.ts';

/** Ids of such cases begin with this; the id of the rule follows. */
export const rulePrefix = 'rules/';

/** Whether a case is that of a rule that always holds. */
export function isRuleCase({ scenario }: Pick<CaseResult, 'scenario'>): boolean {
  return scenario.startsWith(rulePrefix);
}

/** The id of the rule that a clause as a whole is: `ps3.8-9.2.3`. */
export function ruleOfClause(clause: string): string {
  return clause.toLowerCase().replaceAll(/[^a-z0-9.]+/g, '-');
}
