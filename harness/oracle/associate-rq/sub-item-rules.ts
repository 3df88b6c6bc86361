// The form of the items and sub-items of an A-ASSOCIATE-RQ, type by type: PS3.8 9.3.2 and D.1, PS3.7 D.3.3.

import { type ItemRow, onceRule, reservedRule } from '../associate-item-rules.ts';
import { subItemsOf } from '../associate-items.ts';
import { type AssociateRequest, type AssociateRqRule, contextItemsOf } from './associate-request.ts';

const pdu = { subject: 'associate-rq', name: 'A-ASSOCIATE-RQ' };

/** Items with a reserved second byte. */
const items: readonly ItemRow[] = [
  { type: 0x10, slug: 'application-context', name: 'Application Context Item', clause: 'PS3.8 9.3.2.1' },
  { type: 0x20, slug: 'presentation-context', name: 'Presentation Context Item', clause: 'PS3.8 9.3.2.2' },
  { type: 0x50, slug: 'user-information', name: 'User Information Item', clause: 'PS3.8 9.3.2.3' },
];

/** Sub-items of the presentation contexts. */
const syntaxes: readonly ItemRow[] = [
  { type: 0x30, slug: 'abstract-syntax', name: 'Abstract Syntax Sub-Item', clause: 'PS3.8 9.3.2.2.1' },
  { type: 0x40, slug: 'transfer-syntax', name: 'Transfer Syntax Sub-Item', clause: 'PS3.8 9.3.2.2.2' },
];

/** Sub-items of the User Information; that of common extended negotiation has its version in place of the reserved byte. */
const subItems: readonly ItemRow[] = [
  { type: 0x51, slug: 'maximum-length', name: 'Maximum Length Sub-Item', clause: 'PS3.8 D.1.1', once: 'at all' },
  {
    type: 0x52,
    slug: 'implementation-class-uid',
    name: 'Implementation Class UID Sub-Item',
    clause: 'PS3.7 D.3.3.2.1',
    once: 'at all',
  },
  {
    type: 0x53,
    slug: 'asynchronous-operations-window',
    name: 'Asynchronous Operations Window Sub-Item',
    clause: 'PS3.7 D.3.3.3.1',
    once: 'at all',
  },
  {
    type: 0x54,
    slug: 'role-selection',
    name: 'SCP/SCU Role Selection Sub-Item',
    clause: 'PS3.7 D.3.3.4.1',
    once: 'for each SOP Class',
  },
  {
    type: 0x55,
    slug: 'implementation-version-name',
    name: 'Implementation Version Name Sub-Item',
    clause: 'PS3.7 D.3.3.2.3',
    once: 'at all',
  },
  {
    type: 0x56,
    slug: 'extended-negotiation',
    name: 'SOP Class Extended Negotiation Sub-Item',
    clause: 'PS3.7 D.3.3.5.1',
    once: 'for each SOP Class',
  },
  {
    type: 0x57,
    slug: 'common-extended-negotiation',
    name: 'SOP Class Common Extended Negotiation Sub-Item',
    clause: 'PS3.7 D.3.3.6.1',
    once: 'for each SOP Class',
  },
  { type: 0x58, slug: 'user-identity', name: 'User Identity Sub-Item', clause: 'PS3.7 D.3.3.7.1', once: 'at all' },
];

const ofUser = ({ rq }: AssociateRequest) => subItemsOf(rq);
const ofContexts = ({ rq }: AssociateRequest) => contextItemsOf(rq).flatMap((context) => context.subItems);

export const subItemRules: readonly AssociateRqRule[] = [
  ...subItems.map((row) => onceRule(pdu, row, ofUser)),
  ...items.map((row) => reservedRule(pdu, row, ({ rq }: AssociateRequest) => rq.items)),
  ...syntaxes.map((row) => reservedRule(pdu, row, ofContexts)),
  ...subItems.filter(({ type }) => type !== 0x57).map((row) => reservedRule(pdu, row, ofUser)),
];
