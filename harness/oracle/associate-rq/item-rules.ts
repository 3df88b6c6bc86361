// Which items an A-ASSOCIATE-RQ has, and its application context: PS3.8 9.3.1, 9.3.2 and F.1, PS3.7 A.2.

import { applicationContextName, isValidUid } from '../../../src/index.ts';
import { type AAssociateRQ, applicationContextNameOf } from '../../../src/wire.ts';
import { printable } from '../../words/printable.ts';
import { countOf, itemType, subItemsOf, when } from '../associate-items.ts';
import { type AssociateRqRule, contextItemsOf } from './associate-request.ts';

const knownItems = [0x10, 0x20, 0x50];

export const itemRules: readonly AssociateRqRule[] = [
  {
    id: 'associate-rq/item-order',
    clause: 'PS3.8 9.3.1',
    level: 'shall',
    title: 'A-ASSOCIATE-RQ with items out of order',
    demand: 'The items of an A-ASSOCIATE-RQ come in increasing order of their types.',
    check({ rq: { items } }) {
      const at = items.findIndex((item, index) => item.item < (items[index - 1]?.item ?? 0));
      if (at < 0) return [];
      return [`item ${itemType(items[at]?.item)} comes after item ${itemType(items[at - 1]?.item)}`];
    },
  },
  {
    id: 'associate-rq/one-application-context',
    clause: 'PS3.8 9.3.2',
    level: 'shall',
    title: 'A-ASSOCIATE-RQ without exactly one Application Context Item',
    demand: 'An A-ASSOCIATE-RQ has one Application Context Item.',
    check: ({ rq }) => exactlyOne(rq, 0x10, 'Application Context Items'),
  },
  {
    id: 'associate-rq/one-user-information',
    clause: 'PS3.8 9.3.2',
    level: 'shall',
    title: 'A-ASSOCIATE-RQ without exactly one User Information Item',
    demand: 'An A-ASSOCIATE-RQ has one User Information Item.',
    check: ({ rq }) => exactlyOne(rq, 0x50, 'User Information Items'),
  },
  {
    // Acceptors ignore and skip them (9.3.1), and later editions may add some.
    id: 'associate-rq/known-items',
    clause: 'PS3.8 9.3.1',
    level: 'note',
    title: 'A-ASSOCIATE-RQ with items or sub-items that the standard does not define',
    demand: 'The items and sub-items of an A-ASSOCIATE-RQ are those that this edition defines, others being skipped.',
    check({ rq }) {
      const items = rq.items.filter(({ item }) => !knownItems.includes(item));
      const syntaxes = contextItemsOf(rq).flatMap(({ subItems }) => subItems.filter((subItem) => 'data' in subItem));
      const sub = subItemsOf(rq).filter(({ item }) => item < 0x51 || item > 0x58);
      return [...items, ...syntaxes, ...sub].map(({ item }) => `item ${itemType(item)} is not defined here`);
    },
  },
  {
    id: 'associate-rq/application-context-of-dicom',
    clause: 'PS3.7 A.2.2',
    level: 'shall',
    title: 'A-ASSOCIATE-RQ proposes an application context that DICOM does not have',
    demand:
      'The one application context below the root of DICOM is 1.2.840.10008.3.1.1.1, and the root is for nobody else.',
    check({ rq }) {
      const name = applicationContextNameOf(rq);
      if (name === undefined || !isOfDicom(name)) return undefined;
      return when(name !== applicationContextName, `application context ${printable(name)}, which DICOM does not have`);
    },
  },
  {
    id: 'associate-rq/usual-application-context',
    clause: 'PS3.7 A.2.2',
    level: 'note',
    title: 'A-ASSOCIATE-RQ proposes a private application context',
    demand: 'A requestor may propose a private application context in place of that of DICOM.',
    check({ rq }) {
      const name = applicationContextNameOf(rq);
      if (name === undefined) return undefined;
      return when(!isOfDicom(name), `application context ${printable(name)} is proposed`);
    },
  },
  {
    id: 'associate-rq/application-context-name-form',
    clause: 'PS3.8 F.1',
    level: 'shall',
    title: 'A-ASSOCIATE-RQ with an Application Context Name that is padded or no UID',
    demand: 'The proposed Application Context Name is a UID, without padding.',
    check({ rq }) {
      const names = rq.items.flatMap((item) => ('data' in item || item.item !== 0x10 ? [] : [item.name]));
      return names.length === 0 ? undefined : badNames('Application Context Name', names);
    },
  },
];

/** The names that are no UIDs, or have padding around them; each once. */
export function badNames(what: string, names: readonly string[]): readonly string[] {
  return [...new Set(names)]
    .filter((name) => !isValidUid(name))
    .map((name) => `${what} "${printable(name)}" is not a UID without padding`);
}

function exactlyOne(rq: AAssociateRQ, type: number, what: string): readonly string[] {
  const count = countOf(rq, type);
  return when(count !== 1, `there are ${count} ${what}, not one`);
}

function isOfDicom(name: string): boolean {
  return name.startsWith('1.2.840.10008.');
}
