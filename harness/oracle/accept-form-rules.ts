// The form that an A-ASSOCIATE-AC shall have, whatever it answers: PS3.8 9.3.1, 9.3.3, D.1 and F.1, PS3.7 D.3.3.

import { isValidUid } from '../../src/index.ts';
import type { AAssociateAC, KnownUserInformationSubItem, UserInformationSubItem } from '../../src/wire.ts';
import { type Finding, shall } from '../model/finding.ts';
import { printable } from '../words/printable.ts';

type Rule = (ac: AAssociateAC, proposed: ReadonlySet<string>) => readonly Finding[];

/** Findings of the items of an A-ASSOCIATE-AC; `proposed` are names of the request, which may be returned as they came. */
export function acceptFormFindings(ac: AAssociateAC, proposed: ReadonlySet<string> = new Set()): Finding[] {
  return rules.flatMap((rule) => rule(ac, proposed));
}

const rules: readonly Rule[] = [
  function hasItemsInAscendingOrder({ items }) {
    const at = items.findIndex((item, index) => item.item < (items[index - 1]?.item ?? 0));
    if (at < 0) return [];
    const text = `item ${hex(items[at]?.item)} comes after item ${hex(items[at - 1]?.item)}`;
    return [shall('PS3.8 9.3.1', text)];
  },

  function hasOneApplicationContextAndUserInformation({ items }) {
    const [contexts, information] = [0x10, 0x50].map((type) => items.filter(({ item }) => item === type).length);
    return [
      ...when((contexts ?? 0) > 1, 'PS3.8 9.3.3', `there are ${contexts} Application Context Items, not one`),
      ...when(information !== 1, 'PS3.8 9.3.3', `there are ${information} User Information Items, not one`),
    ];
  },

  function hasEachSubItemOnce(ac) {
    const keys = subItemsOf(ac).flatMap(keyOf);
    const twice = keys.filter((key, at) => keys.indexOf(key) !== at);
    return [...new Set(twice)].map((key) => {
      const type = Number(key.split(' ')[0]);
      return shall(clauseOfSubItem[type] ?? 'PS3.7 D.3.3', `sub-item ${hex(type)} is there more than once`);
    });
  },

  function sendsReservedFieldsAsZero(ac) {
    const known = ac.items.filter(({ item }) => clauseOfItem[item] !== undefined);
    const subItems = subItemsOf(ac).filter(({ item }) => item !== 0x57 && clauseOfSubItem[item] !== undefined);
    return [
      ...known.filter(isReservedSet).map((item) => reservedFinding(item.item, clauseOfItem)),
      ...subItems.filter(isReservedSet).map((subItem) => reservedFinding(subItem.item, clauseOfSubItem)),
    ];
  },

  function encodesNamesWithoutPadding({ items }, proposed) {
    return items.flatMap((item) => {
      if ('data' in item) return [];
      if (item.item === 0x10) return proposed.has(item.name) ? [] : badName('Application Context Name', item.name);
      if (item.item !== 0x21 || item.result !== 0) return [];
      const names = item.subItems.flatMap((syntax) => ('data' in syntax || syntax.uid === '' ? [] : [syntax.uid]));
      return names.filter((name) => !proposed.has(name)).flatMap((name) => badName('Transfer Syntax Name', name));
    });
  },

  function answersRolesWithZeroOrOne(ac) {
    const roles = knownSubItemsOf(ac).filter((subItem) => subItem.item === 0x54);
    const wrong = roles.find(({ scuRole, scpRole }) => scuRole > 1 || scpRole > 1);
    if (!wrong) return [];
    return [shall('PS3.7 D.3.3.4.2', `SCU-role ${wrong.scuRole} and SCP-role ${wrong.scpRole}: each is 0 or 1`)];
  },

  function namesItsVersionInAscii(ac) {
    const name = knownSubItemsOf(ac).find((subItem) => subItem.item === 0x55)?.versionName ?? '';
    const text = `Implementation Version Name "${printable(name)}" has characters outside of ISO 646`;
    return when(!/^[\x20-\x7e]*$/.test(name), 'PS3.7 D.3.3.2.4', text);
  },

  function leavesOutCommonExtendedNegotiation(ac) {
    const some = subItemsOf(ac).some(({ item }) => item === 0x57);
    return when(some, 'PS3.7 D.3.3.6', 'SOP Class Common Extended Negotiation is answered, which has no answer');
  },
];

/** Item types with a reserved second byte, and the clauses that say so. */
const clauseOfItem: Readonly<Record<number, string>> = {
  16: 'PS3.8 9.3.3.1',
  33: 'PS3.8 9.3.3.2',
  80: 'PS3.8 9.3.3.3',
};

const clauseOfSubItem: Readonly<Record<number, string>> = {
  81: 'PS3.8 D.1.2',
  82: 'PS3.7 D.3.3.2.2',
  83: 'PS3.7 D.3.3.3.2',
  84: 'PS3.7 D.3.3.4.2',
  85: 'PS3.7 D.3.3.2.4',
  86: 'PS3.7 D.3.3.5.2',
  87: 'PS3.7 D.3.3.6',
  89: 'PS3.7 D.3.3.7.2',
};

function subItemsOf({ items }: AAssociateAC): readonly UserInformationSubItem[] {
  return items.flatMap((item) => ('data' in item || item.item !== 0x50 ? [] : item.subItems));
}

function knownSubItemsOf(ac: AAssociateAC): readonly KnownUserInformationSubItem[] {
  return subItemsOf(ac).flatMap((subItem) => ('data' in subItem ? [] : [subItem]));
}

/** What shall be there only once: a sub-item by its type, extended negotiation for each SOP Class. */
function keyOf(subItem: UserInformationSubItem): string[] {
  if (!(subItem.item in clauseOfSubItem) || subItem.item === 0x54 || subItem.item === 0x57) return [];
  return [subItem.item === 0x56 && 'uid' in subItem ? `${subItem.item} ${subItem.uid}` : `${subItem.item}`];
}

function isReservedSet(item: object): boolean {
  return 'reserved' in item && item.reserved instanceof Uint8Array && item.reserved.some((byte) => byte !== 0);
}

function reservedFinding(type: number, clauses: Readonly<Record<number, string>>): Finding {
  return shall(clauses[type] ?? 'PS3.8 9.3.3', `item ${hex(type)}: a reserved field is not sent as 00H`);
}

function badName(what: string, name: string): Finding[] {
  return when(!isValidUid(name), 'PS3.8 F.1', `${what} "${printable(name)}" is not a UID without padding`);
}

function when(broken: boolean, clause: string, text: string): Finding[] {
  return broken ? [shall(clause, text)] : [];
}

function hex(type: number | undefined): string {
  return `${(type ?? 0).toString(16).toUpperCase().padStart(2, '0')}H`;
}
