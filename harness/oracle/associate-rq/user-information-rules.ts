// What the User Information of an A-ASSOCIATE-RQ says of the requestor: PS3.8 9.3.2.3 and D.1, PS3.7 D.3.3.2; PS3.5 9.1.

import { isValidUid } from '../../../src/index.ts';
import { userInformationOf } from '../../../src/wire.ts';
import { printable } from '../../words/printable.ts';
import { knownSubItemsOf, knownSubItemsOfType, subItemsOf, when } from '../associate-items.ts';
import type { AssociateRequest, AssociateRqRule } from './associate-request.ts';

const versionName = 'PS3.7 D.3.3.2.3';

export const userInformationRules: readonly AssociateRqRule[] = [
  {
    id: 'associate-rq/maximum-length',
    clause: 'PS3.8 D.1',
    level: 'shall',
    title: 'A-ASSOCIATE-RQ without Maximum Length',
    demand: 'An A-ASSOCIATE-RQ has a Maximum Length Sub-Item.',
    check: ({ rq }) => when(knownSubItemsOfType(rq, 0x51).length === 0, 'there is no Maximum Length Sub-Item'),
  },
  {
    id: 'associate-rq/implementation-class-uid',
    clause: 'PS3.7 D.3.3.2',
    level: 'shall',
    title: 'A-ASSOCIATE-RQ without Implementation Class UID',
    demand: 'An A-ASSOCIATE-RQ carries the Implementation Class UID of the requestor.',
    check: ({ rq }) => when(knownSubItemsOfType(rq, 0x52).length === 0, 'there is no Implementation Class UID'),
  },
  {
    id: 'associate-rq/implementation-class-uid-form',
    clause: 'PS3.7 D.3.3.2.1',
    level: 'shall',
    title: 'A-ASSOCIATE-RQ with an Implementation Class UID that is no UID',
    demand: 'The Implementation Class UID of a requestor is a valid UID.',
    check({ rq }) {
      const uids = knownSubItemsOfType(rq, 0x52).map(({ uid }) => uid);
      if (uids.length === 0) return undefined;
      return uids
        .filter((uid) => !isValidUid(withoutPadding(uid)))
        .map((uid) => `Implementation Class UID "${printable(uid)}" is no UID`);
    },
  },
  {
    id: 'associate-rq/implementation-version-name-length',
    clause: versionName,
    level: 'shall',
    title: 'A-ASSOCIATE-RQ with an Implementation Version Name of the wrong length',
    demand: 'The Implementation Version Name of a requestor has 1 to 16 characters.',
    check: (request) =>
      ofVersionNames(request, ({ length }) =>
        when(length < 1 || length > 16, `Implementation Version Name has ${length} characters; 1 to 16 are allowed`),
      ),
  },
  {
    id: 'associate-rq/implementation-version-name-repertoire',
    clause: versionName,
    level: 'shall',
    title: 'A-ASSOCIATE-RQ with an Implementation Version Name outside of ISO 646',
    demand: 'The Implementation Version Name of a requestor has characters of the basic G0 set of ISO 646 only.',
    check: (request) =>
      ofVersionNames(request, (name) =>
        when(
          !/^[\x20-\x7e]*$/.test(name),
          `Implementation Version Name "${printable(name)}" has characters outside of ISO 646`,
        ),
      ),
  },
  {
    id: 'associate-rq/sop-class-uid-form',
    clause: 'PS3.5 9.1',
    level: 'shall',
    title: 'A-ASSOCIATE-RQ with a sub-item whose UID is not valid',
    demand: 'The UIDs of role selection and extended negotiation are valid.',
    check({ rq }) {
      const uids = uidsOf(rq);
      if (uids.length === 0) return undefined;
      return uids.filter((uid) => !isValidUid(withoutPadding(uid))).map((uid) => `"${printable(uid)}" is no UID`);
    },
  },
  {
    // PS3.8 F.1 forbids it for the names; for other UIDs PS3.5 9.1 only says that negotiation needs none.
    id: 'associate-rq/uid-padding',
    clause: 'PS3.5 9.1',
    level: 'should',
    title: 'A-ASSOCIATE-RQ with a padded UID in its User Information',
    demand: 'UIDs of odd length are not padded in the negotiation of an association.',
    check({ rq }) {
      const uids = [...knownSubItemsOfType(rq, 0x52).map(({ uid }) => uid), ...uidsOf(rq)];
      if (uids.length === 0) return undefined;
      return uids
        .filter((uid) => uid !== withoutPadding(uid) && isValidUid(withoutPadding(uid)))
        .map((uid) => `"${printable(uid)}" is padded`);
    },
  },
  {
    // Any order is allowed; "some older applications might expect" this one.
    id: 'associate-rq/sub-item-order',
    clause: 'PS3.8 9.3.2.3',
    level: 'note',
    title: 'A-ASSOCIATE-RQ with User-Data Sub-Items that are not in ascending order',
    demand: 'User-Data Sub-Items come in any order, although some older acceptors may expect them in ascending order.',
    check({ rq }) {
      const types = subItemsOf(rq).map(({ item }) => item);
      if (types.length === 0) return undefined;
      return when(
        types.some((type, at) => type < (types[at - 1] ?? 0)),
        'the User-Data Sub-Items are not in ascending order',
      );
    },
  },
];

/** The UIDs of role selection and of both kinds of extended negotiation, as they came. */
function uidsOf(rq: AssociateRequest['rq']): readonly string[] {
  return knownSubItemsOf(rq).flatMap((subItem) => {
    if (subItem.item === 0x57) return [subItem.uid, subItem.serviceClassUid, ...subItem.relatedUids];
    return subItem.item === 0x54 || subItem.item === 0x56 ? [subItem.uid] : [];
  });
}

/** What is wrong with each Implementation Version Name, if the implementation names itself at all. */
function ofVersionNames({ rq }: AssociateRequest, check: (name: string) => readonly string[]) {
  const { implementationVersionName } = userInformationOf(rq);
  if (implementationVersionName === undefined) return undefined;
  return knownSubItemsOfType(rq, 0x55).flatMap(({ versionName: name }) => check(name));
}

function withoutPadding(uid: string): string {
  return uid.replace(/[\0 ]+$/, '');
}
