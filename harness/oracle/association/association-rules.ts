// Every rule of the whole of an association that the SCU under test asked for: PS3.8 7 and 9.2, PS3.7 A.5.

import { applyRules, type RuleResult } from '../rule.ts';
import type { AssociationHistory, AssociationRule } from './association-history.ts';
import { endOfAssociationRules } from './end-of-association-rules.ts';
import { orderRules } from './order-rules.ts';

export const associationRules: readonly AssociationRule[] = [...orderRules, ...endOfAssociationRules];

/** Applies every rule of an association, once it is over. */
export function checkAssociation(history: AssociationHistory): RuleResult {
  return applyRules(associationRules, history);
}
