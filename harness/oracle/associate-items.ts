// The items of an A-ASSOCIATE-RQ or A-ASSOCIATE-AC as rules read them: PS3.8 9.3.2 and 9.3.3.

import type {
  AAssociateAC,
  AAssociateRQ,
  KnownUserInformationSubItem,
  UserInformationSubItem,
} from '../../src/wire.ts';

/** The sub-items of the User Information. */
export function subItemsOf({ items }: AAssociateAC | AAssociateRQ): readonly UserInformationSubItem[] {
  return items.flatMap((item) => ('data' in item || item.item !== 0x50 ? [] : item.subItems));
}

/** Those sub-items of the User Information that can be read. */
export function knownSubItemsOf(pdu: AAssociateAC | AAssociateRQ): readonly KnownUserInformationSubItem[] {
  return subItemsOf(pdu).flatMap((subItem) => ('data' in subItem ? [] : [subItem]));
}

/** Those of one type. */
export function knownSubItemsOfType<Type extends KnownUserInformationSubItem['item']>(
  pdu: AAssociateAC | AAssociateRQ,
  type: Type,
): readonly Extract<KnownUserInformationSubItem, { item: Type }>[] {
  return knownSubItemsOf(pdu).filter(
    (subItem): subItem is Extract<KnownUserInformationSubItem, { item: Type }> => subItem.item === type,
  );
}

/** The text if the rule is broken. */
export function when(broken: boolean, text: string): readonly string[] {
  return broken ? [text] : [];
}

/** An item-type as the standard writes it, e.g. `51H`. */
export function itemType(type: number | undefined): string {
  return `${(type ?? 0).toString(16).toUpperCase().padStart(2, '0')}H`;
}

/** How many items there are of a type. */
export function countOf({ items }: AAssociateAC | AAssociateRQ, type: number): number {
  return items.filter(({ item }) => item === type).length;
}
