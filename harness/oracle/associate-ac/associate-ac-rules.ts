// Every rule of an A-ASSOCIATE-AC as the answer to an A-ASSOCIATE-RQ: PS3.8 7.1.1 and 9.3.3, PS3.7 D.3.3.

import type { AssociateAcRule } from './associate-answer.ts';
import { contextRules } from './context-rules.ts';
import { itemRules } from './item-rules.ts';
import { negotiationRules } from './negotiation-rules.ts';
import { subItemRules } from './sub-item-rules.ts';
import { userInformationRules } from './user-information-rules.ts';

export const associateAcRules: readonly AssociateAcRule[] = [
  ...itemRules,
  ...contextRules,
  ...userInformationRules,
  ...negotiationRules,
  ...subItemRules,
];
