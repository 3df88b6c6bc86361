// The User Information that an A-ASSOCIATE-AC has whatever was proposed: PS3.8 D.1, PS3.7 D.3.3.2 and D.3.3.6.

import { isValidUid } from '../../../src/index.ts';
import { userInformationOf } from '../../../src/wire.ts';
import { printable } from '../../words/printable.ts';
import { knownSubItemsOf, subItemsOf, when } from '../associate-items.ts';
import type { AssociateAcRule } from './associate-answer.ts';

export const userInformationRules: readonly AssociateAcRule[] = [
  {
    id: 'associate-ac/maximum-length',
    clause: 'PS3.8 D.1',
    level: 'shall',
    title: 'A-ASSOCIATE-AC without Maximum Length',
    demand: 'An A-ASSOCIATE-AC has a Maximum Length Sub-Item.',
    check: ({ ac }) => when(userInformationOf(ac).maxLength === undefined, 'there is no Maximum Length Sub-Item'),
  },
  {
    id: 'associate-ac/implementation-class-uid',
    clause: 'PS3.7 D.3.3.2',
    level: 'shall',
    title: 'A-ASSOCIATE-AC without Implementation Class UID',
    demand: 'An A-ASSOCIATE-AC carries the Implementation Class UID of the acceptor.',
    check({ ac }) {
      return when(userInformationOf(ac).implementationClassUID === undefined, 'there is no Implementation Class UID');
    },
  },
  {
    id: 'associate-ac/implementation-class-uid-form',
    clause: 'PS3.7 D.3.3.2',
    level: 'shall',
    title: 'A-ASSOCIATE-AC with an Implementation Class UID that is no UID',
    demand: 'The Implementation Class UID is a valid UID.',
    check({ ac }) {
      const { implementationClassUID: uid } = userInformationOf(ac);
      return uid === undefined ? undefined : when(!isValidUid(uid), `Implementation Class UID "${uid}" is no UID`);
    },
  },
  {
    id: 'associate-ac/implementation-version-name-length',
    clause: 'PS3.7 D.3.3.2.4',
    level: 'shall',
    title: 'A-ASSOCIATE-AC with an Implementation Version Name of the wrong length',
    demand: 'An Implementation Version Name has 1 to 16 characters.',
    check({ ac }) {
      const { implementationClassUID: uid, implementationVersionName: name } = userInformationOf(ac);
      if (uid === undefined || name === undefined) return undefined;
      const text = `Implementation Version Name has ${name.length} characters; 1 to 16 are allowed`;
      return when(name.length < 1 || name.length > 16, text);
    },
  },
  {
    id: 'associate-ac/implementation-version-name-repertoire',
    clause: 'PS3.7 D.3.3.2.4',
    level: 'shall',
    title: 'A-ASSOCIATE-AC with an Implementation Version Name outside of ISO 646',
    demand: 'An Implementation Version Name has characters of the basic G0 set of ISO 646 only.',
    check({ ac }) {
      const name = knownSubItemsOf(ac).find((subItem) => subItem.item === 0x55)?.versionName;
      if (name === undefined) return undefined;
      const text = `Implementation Version Name "${printable(name)}" has characters outside of ISO 646`;
      return when(!/^[\x20-\x7e]*$/.test(name), text);
    },
  },
  {
    id: 'associate-ac/common-extended-negotiation',
    clause: 'PS3.7 D.3.3.6',
    level: 'shall',
    title: 'A-ASSOCIATE-AC answers SOP Class Common Extended Negotiation',
    demand: 'An A-ASSOCIATE-AC has no SOP Class Common Extended Negotiation Sub-Item.',
    check({ ac }) {
      const text = 'SOP Class Common Extended Negotiation is answered, which has no answer';
      return when(
        subItemsOf(ac).some(({ item }) => item === 0x57),
        text,
      );
    },
  },
];
