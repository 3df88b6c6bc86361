// Faults of the User Information of an A-ASSOCIATE-RQ: PS3.8 9.3.2.3, D.1; PS3.7 D.3.3.2.

import type { UserInformationSubItem } from '../../../../src/wire.ts';
import { instead, plus, requesting, subItems, withItems, withoutSubItem } from '../changes.ts';
import type { ScuChange } from '../scu-behaviour.ts';
import type { ScuFault } from '../scu-fault.ts';
import { sends } from './cases.ts';

const caughtBy = [sends];

/** The byte that is reserved in the head of every item. */
const reserved = Buffer.of(1);

/** Sends the sub-item of a type twice. */
function twice(type: number): ScuChange {
  return subItems((own) => own.flatMap((one) => (one.item === type ? [one, one] : [one])));
}

/** Sets the reserved byte of the sub-item of a type. */
function reservedIn(type: number): ScuChange {
  return subItems((own) =>
    own.map((one) => (one.item === type ? ({ ...one, reserved } as UserInformationSubItem) : one)),
  );
}

export const userInformation: readonly ScuFault[] = [
  {
    name: 'no-maximum-length',
    clause: 'PS3.8 D.1',
    does: 'announces no Maximum Length',
    change: withoutSubItem(0x51),
    rule: 'associate-rq/maximum-length',
    caughtBy,
  },
  {
    name: 'two-maximum-lengths',
    clause: 'PS3.8 D.1.1',
    does: 'announces two Maximum Lengths',
    change: twice(0x51),
    rule: 'associate-rq/maximum-length-once',
    caughtBy,
  },
  {
    name: 'no-implementation-class-uid',
    clause: 'PS3.7 D.3.3.2',
    does: 'sends no Implementation Class UID',
    change: withoutSubItem(0x52),
    rule: 'associate-rq/implementation-class-uid',
    caughtBy,
  },
  {
    name: 'two-implementation-class-uids',
    clause: 'PS3.7 D.3.3.2.1',
    does: 'sends its Implementation Class UID twice',
    change: twice(0x52),
    rule: 'associate-rq/implementation-class-uid-once',
    caughtBy,
  },
  {
    name: 'implementation-class-uid-with-leading-zero',
    clause: 'PS3.7 D.3.3.2.1',
    does: 'has an Implementation Class UID with a leading zero in a component',
    change: instead({ item: 0x52, uid: '1.2.826.0.1.3680043.09.1' }),
    rule: 'associate-rq/implementation-class-uid-form',
    caughtBy,
  },
  {
    name: 'implementation-class-uid-padded',
    clause: 'PS3.5 9.1',
    does: 'pads its Implementation Class UID to an even length',
    change: instead({ item: 0x52, uid: '1.2.826.0.1.3680043.9.100\0' }),
    rule: 'associate-rq/uid-padding',
    verdict: 'warn',
    caughtBy,
  },
  {
    name: 'implementation-version-name-too-long',
    clause: 'PS3.7 D.3.3.2.3',
    does: 'has an Implementation Version Name of 17 characters',
    change: instead({ item: 0x55, versionName: 'MODALITY_V1.2.3.4' }),
    rule: 'associate-rq/implementation-version-name-length',
    caughtBy,
  },
  {
    name: 'implementation-version-name-empty',
    clause: 'PS3.7 D.3.3.2.3',
    does: 'sends an empty Implementation Version Name',
    change: instead({ item: 0x55, versionName: '' }),
    rule: 'associate-rq/implementation-version-name-length',
    caughtBy,
  },
  {
    name: 'implementation-version-name-in-latin-1',
    clause: 'PS3.7 D.3.3.2.3',
    does: 'has an Implementation Version Name with a letter outside of ISO 646',
    change: instead({ item: 0x55, versionName: 'GER\xC4T_1' }),
    rule: 'associate-rq/implementation-version-name-repertoire',
    caughtBy,
  },
  {
    name: 'two-implementation-version-names',
    clause: 'PS3.7 D.3.3.2.3',
    does: 'sends its Implementation Version Name twice',
    change: twice(0x55),
    rule: 'associate-rq/implementation-version-name-once',
    caughtBy,
  },
  {
    name: 'two-windows',
    clause: 'PS3.7 D.3.3.3.1',
    does: 'proposes two asynchronous operations windows',
    change: plus({ item: 0x53, maxInvoked: 1, maxPerformed: 1 }, { item: 0x53, maxInvoked: 5, maxPerformed: 1 }),
    rule: 'associate-rq/asynchronous-operations-window-once',
    caughtBy,
  },
  {
    name: 'application-context-with-reserved-byte',
    clause: 'PS3.8 9.3.2.1',
    does: 'sends the reserved byte of the Application Context Item as 01H',
    change: requesting((rq) => withItems(rq, 0x10, (item) => [{ ...item, reserved }])),
    rule: 'associate-rq/application-context-reserved',
    caughtBy,
  },
  {
    name: 'user-information-with-reserved-byte',
    clause: 'PS3.8 9.3.2.3',
    does: 'sends the reserved byte of the User Information Item as 01H',
    change: requesting((rq) => withItems(rq, 0x50, (item) => [{ ...item, reserved }])),
    rule: 'associate-rq/user-information-reserved',
    caughtBy,
  },
  {
    name: 'maximum-length-with-reserved-byte',
    clause: 'PS3.8 D.1.1',
    does: 'sends the reserved byte of the Maximum Length Sub-Item as 01H',
    change: reservedIn(0x51),
    rule: 'associate-rq/maximum-length-reserved',
    caughtBy,
  },
  {
    name: 'implementation-class-uid-with-reserved-byte',
    clause: 'PS3.7 D.3.3.2.1',
    does: 'sends the reserved byte of the Implementation Class UID Sub-Item as 01H',
    change: reservedIn(0x52),
    rule: 'associate-rq/implementation-class-uid-reserved',
    caughtBy,
  },
  {
    name: 'window-with-reserved-byte',
    clause: 'PS3.7 D.3.3.3.1',
    does: 'sends the reserved byte of the Asynchronous Operations Window Sub-Item as 01H',
    change: plus({ item: 0x53, maxInvoked: 1, maxPerformed: 1, reserved }),
    rule: 'associate-rq/asynchronous-operations-window-reserved',
    caughtBy,
  },
  {
    name: 'implementation-version-name-with-reserved-byte',
    clause: 'PS3.7 D.3.3.2.3',
    does: 'sends the reserved byte of the Implementation Version Name Sub-Item as 01H',
    change: reservedIn(0x55),
    rule: 'associate-rq/implementation-version-name-reserved',
    caughtBy,
  },
];
