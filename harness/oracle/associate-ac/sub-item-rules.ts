// The form of the items and sub-items of an A-ASSOCIATE-AC, type by type: PS3.8 9.3.3 and D.1, PS3.7 D.3.3.

import type { UserInformationSubItem } from '../../../src/wire.ts';
import { type AssociateAcRule, itemType, subItemsOf } from './associate-answer.ts';

interface ItemRow {
  readonly type: number;
  readonly slug: string;
  readonly name: string;
  /** The clause that defines its fields. */
  readonly clause: string;
  /** Whether it may come once only: for the whole User Information, or for each SOP Class. */
  readonly once?: 'at all' | 'for each SOP Class';
}

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

export const subItemRules: readonly AssociateAcRule[] = [
  ...subItems.filter(({ once }) => once !== undefined).map(onceRule),
  ...items.map((row) => reservedRule(row, ({ ac }) => ac.items)),
  ...subItems.map((row) => reservedRule(row, ({ ac }) => subItemsOf(ac))),
];

function onceRule({ type, slug, name, clause, once }: ItemRow): AssociateAcRule {
  const scope = once === 'for each SOP Class' ? ' for a SOP Class' : '';
  return {
    id: `associate-ac/${slug}-once`,
    clause,
    level: 'shall',
    title: `A-ASSOCIATE-AC with more than one ${name}${scope}`,
    demand: `An A-ASSOCIATE-AC has at most one ${name}${scope && ' for each SOP Class'}.`,
    check({ ac }) {
      const keys = subItemsOf(ac)
        .filter(({ item }) => item === type)
        .map(keyOf);
      if (keys.length === 0) return undefined;
      const twice = new Set(keys.filter((key, at) => keys.indexOf(key) !== at));
      return [...twice].map(() => `sub-item ${itemType(type)} is there more than once`);
    },
  };
}

/** Extended negotiation is for one SOP Class; the SOP Class of one that cannot be read is not known. */
function keyOf(subItem: UserInformationSubItem): string {
  return subItem.item === 0x56 && 'uid' in subItem ? `for ${subItem.uid}` : '';
}

function reservedRule(
  { type, slug, name, clause }: ItemRow,
  listOf: (answer: Parameters<AssociateAcRule['check']>[0]) => readonly { readonly item: number }[],
): AssociateAcRule {
  return {
    id: `associate-ac/${slug}-reserved`,
    clause,
    level: 'shall',
    title: `A-ASSOCIATE-AC with a reserved field other than 00H in its ${name}`,
    demand: `The reserved fields of the ${name} are sent as 00H.`,
    check(answer) {
      const those = listOf(answer).filter(({ item }) => item === type);
      if (those.length === 0) return undefined;
      return those.filter(isReservedSet).map(() => `item ${itemType(type)}: a reserved field is not sent as 00H`);
    },
  };
}

function isReservedSet(item: object): boolean {
  return 'reserved' in item && item.reserved instanceof Uint8Array && item.reserved.some((byte) => byte !== 0);
}
