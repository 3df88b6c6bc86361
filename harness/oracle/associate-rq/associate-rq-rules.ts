// Every rule of an A-ASSOCIATE-RQ that the SCU under test sends: PS3.8 9.3.2, PS3.7 D.3.3, PS3.5 10.

import { applyRules, type RuleResult } from '../rule.ts';
import type { AssociateRequest, AssociateRqRule } from './associate-request.ts';
import { contextRules } from './context-rules.ts';
import { fixedFieldRules } from './fixed-field-rules.ts';
import { itemRules } from './item-rules.ts';
import { negotiationRules } from './negotiation-rules.ts';
import { subItemRules } from './sub-item-rules.ts';
import { transferSyntaxRules } from './transfer-syntax-rules.ts';
import { userIdentityRules } from './user-identity-rules.ts';
import { userInformationRules } from './user-information-rules.ts';

export const associateRqRules: readonly AssociateRqRule[] = [
  ...fixedFieldRules,
  ...itemRules,
  ...contextRules,
  ...transferSyntaxRules,
  ...userInformationRules,
  ...negotiationRules,
  ...userIdentityRules,
  ...subItemRules,
];

/** Applies every rule of an A-ASSOCIATE-RQ but that of the reserved fields of its head, which all PDUs have. */
export function checkAssociateRequest(request: AssociateRequest): RuleResult {
  return applyRules(associateRqRules, request);
}
