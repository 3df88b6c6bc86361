// Faults of the User Information that an A-ASSOCIATE-AC answers with: PS3.7 A.2.1 and D.3.3.

import { userInformationOf } from '../../../src/wire.ts';
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
];

function withWindow(ac: Parameters<typeof withSubItems>[0], maxInvoked: number, maxPerformed: number) {
  return withSubItems(ac, (subItems) =>
    subItems.map((subItem) => (subItem.item === 0x53 ? { item: 0x53, maxInvoked, maxPerformed } : subItem)),
  );
}

export const userInformation: readonly Fault[] = [...ofAnyAnswer, ...sparing([echoed], ofOffers)];
