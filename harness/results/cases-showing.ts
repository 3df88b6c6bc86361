// The cases in which a fault shows: those it decided, and of a rule that always holds those in which it was broken.

import type { Fault } from '../model/fault.ts';
import type { CaseResult } from '../model/run-result.ts';
import { isRuleCase } from './rule-id.ts';

type Deciding = Pick<CaseResult, 'id' | 'scenario' | 'observed'>;

/**
 * Ids of the cases in which a fault shows, the clearest first, each once. The case of a rule only sums up others, and counts if
 * none of them is there.
 *
 * @param caseOf the case of an id, if it is among the results.
 */
export function casesShowing({ cases }: Pick<Fault, 'cases'>, caseOf: (id: string) => Deciding | undefined): string[] {
  const decided = cases.flatMap((id) => caseOf(id) ?? []);
  const shown = decided.flatMap((one) => (isRuleCase(one) ? brokenIn(one).filter((id) => caseOf(id)) : [one.id]));
  return shown.length > 0 ? [...new Set(shown)] : decided.map(({ id }) => id);
}

function brokenIn({ observed }: Deciding): readonly string[] {
  return observed.kind === 'rule' ? observed.brokenIn : [];
}
