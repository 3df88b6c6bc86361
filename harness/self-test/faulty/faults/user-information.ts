// Faults of the User Information that an A-ASSOCIATE-AC answers with: PS3.7 A.2.1 and D.3.3.

import { type AAssociateAC, userInformationOf } from '../../../../src/wire.ts';
import { plusSubItems, withoutSubItem, withSubItems } from '../changes.ts';
import { type Fault, sparing } from '../fault.ts';
import { echoed } from './cases.ts';

const caughtBy = [echoed];
const hangingProtocol = '1.2.840.10008.5.1.4.38.1';
const inWindow = ['ps3.7/d.3.3.3/operations-in-a-window:HangingProtocolStorage'];

const ofAnyAnswer: readonly Fault[] = [
  {
    name: 'unknown-dicom-application-context',
    clause: 'PS3.7 A.2.1',
    does: 'answers with an application context under the root of DICOM that DICOM does not have',
    accept: (ac) => ({
      ...ac,
      items: ac.items.map((item) => (item.item === 0x10 ? { item: 0x10, name: '1.2.840.10008.3.1.1.2' } : item)),
    }),
    caughtBy,
  },
  {
    name: 'application-context-no-uid',
    clause: 'PS3.8 F.1',
    does: 'answers with an application context that is no UID',
    accept: (ac) => ({
      ...ac,
      items: ac.items.map((item) => (item.item === 0x10 ? { item: 0x10, name: 'DICOM' } : item)),
    }),
    caughtBy,
  },
  {
    name: 'no-implementation-class-uid',
    clause: 'PS3.7 D.3.3.2',
    does: 'leaves out the Implementation Class UID',
    accept: (ac) => withoutSubItem(ac, 0x52),
    caughtBy,
  },
  {
    name: 'implementation-class-uid-invalid',
    clause: 'PS3.7 D.3.3.2',
    does: 'sends an Implementation Class UID with a leading zero in a component',
    accept: (ac) => plusSubItems(withoutSubItem(ac, 0x52), { item: 0x52, uid: '1.2.826.01.3' }),
    caughtBy,
  },
  {
    name: 'two-implementation-class-uids',
    clause: 'PS3.7 D.3.3.2.2',
    does: 'sends the Implementation Class UID twice',
    accept: (ac) => plusSubItems(ac, { item: 0x52, uid: '1.2.826.0.1' }),
    caughtBy,
  },
  {
    name: 'version-name-too-long',
    clause: 'PS3.7 D.3.3.2.4',
    does: 'sends an Implementation Version Name of 17 characters',
    accept: (ac) => plusSubItems(withoutSubItem(ac, 0x55), { item: 0x55, versionName: 'A'.repeat(17) }),
    caughtBy,
  },
  {
    name: 'version-name-empty',
    clause: 'PS3.7 D.3.3.2.4',
    does: 'sends an Implementation Version Name without a character',
    accept: (ac) => plusSubItems(withoutSubItem(ac, 0x55), { item: 0x55, versionName: '' }),
    caughtBy,
  },
  {
    name: 'version-name-not-ascii',
    clause: 'PS3.7 D.3.3.2.4',
    does: 'sends an Implementation Version Name with a character outside of ISO 646',
    accept: (ac) => plusSubItems(withoutSubItem(ac, 0x55), { item: 0x55, versionName: 'VERSION_\u00fc' }),
    caughtBy,
  },
  {
    name: 'window-answered-unasked',
    clause: 'PS3.7 D.3.3.3',
    does: 'answers an Asynchronous Operations Window although none was offered',
    accept: (ac, rq) =>
      userInformationOf(rq).asyncWindow ? ac : plusSubItems(ac, { item: 0x53, maxInvoked: 1, maxPerformed: 1 }),
    caughtBy,
  },
  {
    name: 'role-answered-unasked',
    clause: 'PS3.7 D.3.3.4',
    does: 'answers a role although none was proposed',
    accept: (ac, rq) =>
      userInformationOf(rq).roles.length > 0
        ? ac
        : plusSubItems(ac, { item: 0x54, uid: hangingProtocol, scuRole: 1, scpRole: 0 }),
    caughtBy,
  },
  {
    name: 'extended-negotiation-answered-unasked',
    clause: 'PS3.7 D.3.3.5',
    does: 'answers SOP Class Extended Negotiation although none was offered',
    accept: (ac, rq) =>
      userInformationOf(rq).extended.length > 0
        ? ac
        : plusSubItems(ac, { item: 0x56, uid: hangingProtocol, information: Buffer.of(1) }),
    caughtBy,
  },
];

const ofOffers: readonly Fault[] = [
  {
    name: 'window-invoked-larger',
    clause: 'PS3.7 D.3.3.3',
    does: 'allows more operations to be invoked than were offered',
    accept: (ac) => withWindow(ac, 16, 1),
    caughtBy: inWindow,
  },
  {
    name: 'window-performed-larger',
    clause: 'PS3.7 D.3.3.3',
    does: 'allows more operations to be performed by the requestor than were offered',
    accept: (ac) => withWindow(ac, 4, 8),
    caughtBy: inWindow,
  },
  {
    name: 'window-answered-unlimited',
    clause: 'PS3.7 D.3.3.3',
    does: 'answers with an unlimited window where a limit was offered',
    accept: (ac) => withWindow(ac, 0, 0),
    caughtBy: inWindow,
  },
  {
    name: 'common-extended-negotiation-answered',
    clause: 'PS3.7 D.3.3.6',
    does: 'answers SOP Class Common Extended Negotiation when it is offered',
    accept: (ac, rq) =>
      userInformationOf(rq).commonExtended.length === 0
        ? ac
        : plusSubItems(ac, {
            item: 0x57,
            version: 0,
            uid: hangingProtocol,
            serviceClassUid: '1.2.840.10008.4.2',
            relatedUids: [],
          }),
    caughtBy: ['ps3.7/d.3.3.6/common-extended-negotiation:of-the-Storage-Service-Class'],
  },
  {
    name: 'scp-role-accepted-unproposed',
    clause: 'PS3.7 D.3.3.4',
    does: 'answers 1 for the SCP role where the requestor sent 0',
    accept: (ac) => withRoles(ac, 1, 1),
    caughtBy: ['ps3.7/d.3.3.4/scu-role:SCU'],
    spares: ['ps3.7/d.3.3.4/scu-role:SCU-and-SCP', echoed],
  },
  {
    name: 'scu-role-accepted-unproposed',
    clause: 'PS3.7 D.3.3.4',
    does: 'answers 1 for the SCU role where the requestor sent 0',
    accept: (ac, rq) =>
      plusSubItems(
        withoutSubItem(ac, 0x54),
        ...userInformationOf(rq).roles.map(
          ({ sopClassUID: uid, scpRole }) => ({ item: 0x54, uid, scuRole: 1, scpRole: Number(scpRole) }) as const,
        ),
      ),
    caughtBy: ['ps3.7/d.3.3.4/roles-answered:SCP-only', 'ps3.7/d.3.3.4/roles-answered:neither'],
    spares: ['ps3.7/d.3.3.4/scu-role:SCU', echoed],
  },
  {
    name: 'scu-role-turned-down',
    clause: 'PS3.7 D.3.3.4',
    does: 'accepts a storage SOP Class and turns down the SCU role of the requestor',
    accept: (ac) => withRoles(ac, 0, 0),
    verdict: 'warn',
    caughtBy: ['ps3.7/d.3.3.4/scu-role:SCU'],
  },
  {
    name: 'role-neither-zero-nor-one',
    clause: 'PS3.7 D.3.3.4.2',
    does: 'answers 255 for the SCU role',
    accept: (ac) => withRoles(ac, 255, 0),
    caughtBy: ['ps3.7/d.3.3.4/scu-role:SCU'],
  },
  {
    name: 'role-of-another-class-answered',
    clause: 'PS3.7 D.3.3.4',
    does: 'answers a role for another SOP Class than that for which one was proposed',
    accept: (ac, rq) =>
      userInformationOf(rq).roles.length === 0
        ? ac
        : plusSubItems(ac, { item: 0x54, uid: '1.2.840.10008.5.1.4.1.1.4', scuRole: 1, scpRole: 0 }),
    caughtBy: ['ps3.7/d.3.3.4/scu-role:SCU'],
  },
  {
    name: 'user-identity-answered-unasked',
    clause: 'PS3.7 D.3.3.7',
    does: 'answers a User Identity for which no response was requested',
    accept: (ac, rq) =>
      userInformationOf(rq).userIdentity?.positiveResponseRequested === false
        ? plusSubItems(ac, { item: 0x59, response: Buffer.alloc(0) })
        : ac,
    caughtBy: ['ps3.7/d.3.3.7/no-response-asked:a-username', 'ps3.7/d.3.3.7/no-response-asked:a-SAML-assertion'],
    spares: ['ps3.7/d.3.3.7/no-identity', echoed],
  },
  {
    name: 'user-identity-answered-to-nobody',
    clause: 'PS3.7 D.3.3.7',
    does: 'answers a User Identity although none was sent',
    accept: (ac, rq) =>
      userInformationOf(rq).userIdentity ? ac : plusSubItems(ac, { item: 0x59, response: Buffer.alloc(0) }),
    caughtBy: ['ps3.7/d.3.3.7/no-identity', echoed],
    spares: ['ps3.7/d.3.3.7/no-response-asked:a-username'],
  },
  {
    name: 'user-identity-response-not-empty',
    clause: 'PS3.7 D.3.3.7.2',
    does: 'puts something into the Server-response to a user name',
    accept: (ac, rq) =>
      userInformationOf(rq).userIdentity?.positiveResponseRequested
        ? plusSubItems(ac, { item: 0x59, response: Buffer.from('name') })
        : ac,
    caughtBy: ['ps3.7/d.3.3.7/response-asked:a-username', 'ps3.7/d.3.3.7/response-asked:a-username-and-a-passcode'],
    spares: ['ps3.7/d.3.3.7/no-response-asked:a-username', echoed],
  },
  {
    name: 'user-identity-rejected-for-now',
    clause: 'PS3.7 D.3.3.7.3',
    does: 'rejects a user whom it does not know for the moment, not for good',
    receive: (received, session) => {
      if (received.type !== 'A-ASSOCIATE-RQ' || !userInformationOf(received).userIdentity) return undefined;
      session.reply({ type: 'A-ASSOCIATE-RJ', result: 2, source: 3, reason: 1 });
      return [];
    },
    verdict: 'warn',
    caughtBy: ['ps3.7/d.3.3.7/no-response-asked:a-username', 'ps3.7/d.3.3.7/response-asked:a-JSON-Web-Token'],
    spares: ['ps3.7/d.3.3.7/no-identity', echoed],
  },
];

function withWindow(ac: AAssociateAC, maxInvoked: number, maxPerformed: number): AAssociateAC {
  return withSubItems(ac, (subItems) =>
    subItems.map((subItem) => (subItem.item === 0x53 ? { item: 0x53, maxInvoked, maxPerformed } : subItem)),
  );
}

function withRoles(ac: AAssociateAC, scuRole: number, scpRole: number): AAssociateAC {
  return withSubItems(ac, (subItems) =>
    subItems.map((subItem) =>
      'data' in subItem || subItem.item !== 0x54 ? subItem : { ...subItem, scuRole, scpRole },
    ),
  );
}

export const userInformation: readonly Fault[] = [...ofAnyAnswer, ...sparing([echoed], ofOffers)];
