// The form of the items and sub-items of an A-ASSOCIATE-AC, type by type: PS3.8 9.3.3 and D.1, PS3.7 D.3.3.

import { type ItemRow, onceRule, reservedRule } from '../associate-item-rules.ts';
import { subItemsOf } from '../associate-items.ts';
import type { AssociateAcRule, AssociateAnswer } from './associate-answer.ts';

const pdu = { subject: 'associate-ac', name: 'A-ASSOCIATE-AC' };

/** Items with a reserved second byte. */
const items: readonly ItemRow[] = [
  { type: 0x10, slug: 'application-context', name: 'Application Context Item', clause: 'PS3.8 9.3.3.1' },
  { type: 0x21, slug: 'presentation-context', name: 'Presentation Context Item', clause: 'PS3.8 9.3.3.2' },
  { type: 0x50, slug: 'user-information', name: 'User Information Item', clause: 'PS3.8 9.3.3.3' },
];

/** Sub-items of the User Information. SOP Class Common Extended Negotiation has no place in an A-ASSOCIATE-AC. */
const subItems: readonly ItemRow[] = [
  { type: 0x51, slug: 'maximum-length', name: 'Maximum Length Sub-Item', clause: 'PS3.8 D.1.2', once: 'at all' },
  {
    type: 0x52,
    slug: 'implementation-class-uid',
    name: 'Implementation Class UID Sub-Item',
    clause: 'PS3.7 D.3.3.2.2',
    once: 'at all',
  },
  {
    type: 0x53,
    slug: 'asynchronous-operations-window',
    name: 'Asynchronous Operations Window Sub-Item',
    clause: 'PS3.7 D.3.3.3.2',
    once: 'at all',
  },
  { type: 0x54, slug: 'role-selection', name: 'SCP/SCU Role Selection Sub-Item', clause: 'PS3.7 D.3.3.4.2' },
  {
    type: 0x55,
    slug: 'implementation-version-name',
    name: 'Implementation Version Name Sub-Item',
    clause: 'PS3.7 D.3.3.2.4',
    once: 'at all',
  },
  {
    type: 0x56,
    slug: 'extended-negotiation',
    name: 'SOP Class Extended Negotiation Sub-Item',
    clause: 'PS3.7 D.3.3.5.2',
    once: 'for each SOP Class',
  },
  {
    type: 0x59,
    slug: 'user-identity-response',
    name: 'User Identity Sub-Item',
    clause: 'PS3.7 D.3.3.7.2',
    once: 'at all',
  },
];

const subItemsOfAnswer = ({ ac }: AssociateAnswer) => subItemsOf(ac);

export const subItemRules: readonly AssociateAcRule[] = [
  ...subItems.filter(({ once }) => once !== undefined).map((row) => onceRule(pdu, row, subItemsOfAnswer)),
  ...items.map((row) => reservedRule(pdu, row, ({ ac }: AssociateAnswer) => ac.items)),
  ...subItems.map((row) => reservedRule(pdu, row, subItemsOfAnswer)),
];
