// Rules that each item and sub-item of an A-ASSOCIATE-RQ or A-ASSOCIATE-AC has of its own: how often it may come, and its
// reserved fields. PS3.8 9.3.2, 9.3.3 and D.1, PS3.7 D.3.3.

import type { UserInformationSubItem } from '../../src/wire.ts';
import { itemType, when } from './associate-items.ts';
import type { CheckedRule } from './rule.ts';

/** The PDU that the items are of. */
export interface AssociatePdu {
  /** The beginning of the ids of its rules. */
  readonly subject: string;
  readonly name: string;
}

export interface ItemRow {
  readonly type: number;
  readonly slug: string;
  readonly name: string;
  /** The clause that defines its fields. */
  readonly clause: string;
  /** Whether it may come once only: for the whole User Information, or for each SOP Class. */
  readonly once?: 'at all' | 'for each SOP Class';
}

/** That a sub-item comes as often as it may. */
export function onceRule<Input>(
  pdu: AssociatePdu,
  { type, slug, name, clause, once }: ItemRow,
  listOf: (input: Input) => readonly UserInformationSubItem[],
): CheckedRule<Input> {
  const scope = once === 'for each SOP Class' ? ' for a SOP Class' : '';
  return {
    id: `${pdu.subject}/${slug}-once`,
    clause,
    level: 'shall',
    title: `${pdu.name} with more than one ${name}${scope}`,
    demand: `An ${pdu.name} has at most one ${name}${scope && ' for each SOP Class'}.`,
    check(input) {
      const keys = listOf(input)
        .filter(({ item }) => item === type)
        .map((subItem) => (scope === '' ? '' : keyOf(subItem)));
      if (keys.length === 0) return undefined;
      const twice = new Set(keys.filter((key, at) => keys.indexOf(key) !== at));
      return [...twice].map(() => `sub-item ${itemType(type)} is there more than once`);
    },
  };
}

/** The SOP Class that it is for; that of a sub-item that cannot be read is not known. */
function keyOf(subItem: UserInformationSubItem): string {
  return 'uid' in subItem ? `for ${subItem.uid}` : '';
}

/** That its reserved fields are 00H. */
export function reservedRule<Input>(
  pdu: AssociatePdu,
  { type, slug, name, clause }: ItemRow,
  listOf: (input: Input) => readonly { readonly item: number }[],
): CheckedRule<Input> {
  return {
    id: `${pdu.subject}/${slug}-reserved`,
    clause,
    level: 'shall',
    title: `${pdu.name} with a reserved field other than 00H in its ${name}`,
    demand: `The reserved fields of the ${name} are sent as 00H.`,
    check(input) {
      const those = listOf(input).filter(({ item }) => item === type);
      if (those.length === 0) return undefined;
      return when(those.some(isReservedSet), `item ${itemType(type)}: a reserved field is not sent as 00H`);
    },
  };
}

function isReservedSet(item: object): boolean {
  return 'reserved' in item && item.reserved instanceof Uint8Array && item.reserved.some((byte) => byte !== 0);
}
