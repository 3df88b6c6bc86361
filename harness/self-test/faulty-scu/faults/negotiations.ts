// Faults of role selection, extended negotiation and user identity in an A-ASSOCIATE-RQ: PS3.7 D.3.3.4 to D.3.3.7; PS3.4 B.3.1,
// GG.2.

import { sopClassByKeyword, storageServiceClassUID } from '../../../../src/index.ts';
import type { UserInformationSubItem } from '../../../../src/wire.ts';
import { chars, plus } from '../changes.ts';
import type { ScuFault } from '../scu-fault.ts';
import { sends, sendsOrdinary } from './cases.ts';

const uid = sopClassByKeyword('HangingProtocolStorage')?.uid ?? '';
const ordinary = sopClassByKeyword('SecondaryCaptureImageStorage')?.uid ?? '';
/** A SOP Class that is not proposed. */
const verification = '1.2.840.10008.1.1';
const reserved = Buffer.of(1);
/** Level of Storage Support 2 and nothing else (PS3.4 Table B.3-1). */
const information = Buffer.of(2, 0, 0, 0, 0, 0);

const role = { item: 0x54, uid, scuRole: 1, scpRole: 0 } as const;
const extended = { item: 0x56, uid, information } as const;
const common = { item: 0x57, version: 0, uid, serviceClassUid: storageServiceClassUID, relatedUids: [] } as const;
const identity = {
  item: 0x58,
  identityType: 1,
  positiveResponseRequested: 0,
  primary: chars('user'),
  secondary: Buffer.alloc(0),
} as const;

interface Row {
  readonly name: string;
  readonly clause: string;
  readonly does: string;
  readonly sends: readonly UserInformationSubItem[];
  readonly rule: string;
  readonly verdict?: 'warn';
  readonly caughtBy?: readonly string[];
}

const rows: readonly Row[] = [
  {
    name: 'role-of-2',
    clause: 'PS3.7 D.3.3.4.1',
    does: 'proposes an SCU-role of 2',
    sends: [{ ...role, scuRole: 2 }],
    rule: 'role-selection-values',
  },
  {
    name: 'no-role',
    clause: 'PS3.7 D.3.3.4',
    does: 'proposes to be neither SCU nor SCP',
    sends: [{ ...role, scuRole: 0 }],
    rule: 'role-selection-of-a-role',
  },
  {
    name: 'role-for-what-is-not-proposed',
    clause: 'PS3.7 D.3.3.4',
    does: 'proposes a role for a SOP Class that it does not propose',
    sends: [{ ...role, uid: verification }],
    rule: 'role-selection-sop-class',
    verdict: 'warn',
  },
  {
    name: 'two-roles',
    clause: 'PS3.7 D.3.3.4.1',
    does: 'proposes two roles for one SOP Class',
    sends: [role, { ...role, scpRole: 1 }],
    rule: 'role-selection-once',
  },
  {
    name: 'role-with-reserved-byte',
    clause: 'PS3.7 D.3.3.4.1',
    does: 'sends the reserved byte of the role selection as 01H',
    sends: [{ ...role, reserved }],
    rule: 'role-selection-reserved',
  },
  {
    name: 'role-for-no-uid',
    clause: 'PS3.5 9.1',
    does: 'proposes a role for a UID with a leading zero in a component',
    sends: [{ ...role, uid: '1.2.840.010008.1.1' }],
    rule: 'sop-class-uid-form',
  },
  {
    name: 'extended-negotiation-for-what-is-not-proposed',
    clause: 'PS3.7 D.3.3.5',
    does: 'offers SOP Class Extended Negotiation for a SOP Class that it does not propose',
    sends: [{ ...extended, uid: ordinary }],
    rule: 'extended-negotiation-sop-class',
    verdict: 'warn',
  },
  {
    name: 'extended-negotiation-of-non-patient-class',
    clause: 'PS3.4 GG.2',
    does: 'offers SOP Class Extended Negotiation for a Non-Patient SOP Class',
    sends: [extended],
    rule: 'extended-negotiation-non-patient',
    verdict: 'warn',
  },
  {
    name: 'storage-level-9',
    clause: 'PS3.4 B.3.1.1',
    does: 'offers a Level of Storage Support that there is not',
    sends: [{ ...extended, uid: ordinary, information: Buffer.of(9, 0, 0, 0, 0, 0) }],
    rule: 'extended-negotiation-of-storage',
    caughtBy: [sendsOrdinary],
  },
  {
    name: 'two-extended-negotiations',
    clause: 'PS3.7 D.3.3.5.1',
    does: 'offers two SOP Class Extended Negotiations for one SOP Class',
    sends: [
      { ...extended, uid: ordinary },
      { ...extended, uid: ordinary },
    ],
    rule: 'extended-negotiation-once',
    caughtBy: [sendsOrdinary],
  },
  {
    name: 'extended-negotiation-with-reserved-byte',
    clause: 'PS3.7 D.3.3.5.1',
    does: 'sends the reserved byte of SOP Class Extended Negotiation as 01H',
    sends: [{ ...extended, uid: ordinary, reserved }],
    rule: 'extended-negotiation-reserved',
    caughtBy: [sendsOrdinary],
  },
  {
    name: 'common-extended-negotiation-for-what-is-not-proposed',
    clause: 'PS3.7 D.3.3.6',
    does: 'offers SOP Class Common Extended Negotiation for a SOP Class that it does not propose',
    sends: [{ ...common, uid: ordinary }],
    rule: 'common-extended-negotiation-sop-class',
    verdict: 'warn',
  },
  {
    name: 'another-service-class',
    clause: 'PS3.4 B.3.1.3',
    does: 'names Verification as the Service Class of a SOP Class of storage',
    sends: [{ ...common, uid: ordinary, serviceClassUid: verification }],
    rule: 'common-extended-negotiation-service-class',
    caughtBy: [sendsOrdinary],
  },
  {
    name: 'common-extended-negotiation-of-a-later-version',
    clause: 'PS3.7 D.3.3.6.1',
    does: 'sends further fields in SOP Class Common Extended Negotiation of version 0',
    sends: [{ ...common, uid: ordinary, later: Buffer.alloc(4) }],
    rule: 'common-extended-negotiation-version',
    caughtBy: [sendsOrdinary],
  },
  {
    name: 'two-common-extended-negotiations',
    clause: 'PS3.7 D.3.3.6.1',
    does: 'offers two SOP Class Common Extended Negotiations for one SOP Class',
    sends: [
      { ...common, uid: ordinary },
      { ...common, uid: ordinary },
    ],
    rule: 'common-extended-negotiation-once',
    caughtBy: [sendsOrdinary],
  },
  {
    name: 'identity-of-type-6',
    clause: 'PS3.7 D.3.3.7.1',
    does: 'sends a User Identity of a type that there is not',
    sends: [{ ...identity, identityType: 6 }],
    rule: 'user-identity-type',
  },
  {
    name: 'identity-that-wants-2-responses',
    clause: 'PS3.7 D.3.3.7.1',
    does: 'sends Positive-response-requested as 2',
    sends: [{ ...identity, positiveResponseRequested: 2 }],
    rule: 'user-identity-response-requested',
  },
  {
    name: 'identity-of-nobody',
    clause: 'PS3.7 D.3.3.7.1',
    does: 'sends a User Identity with an empty Primary-field',
    sends: [{ ...identity, primary: Buffer.alloc(0) }],
    rule: 'user-identity-primary-field',
  },
  {
    name: 'passcode-with-username-alone',
    clause: 'PS3.7 D.3.3.7.1',
    does: 'sends a passcode with a User Identity of type 1, username alone',
    sends: [{ ...identity, secondary: chars('secret') }],
    rule: 'user-identity-secondary-field',
  },
  {
    name: 'username-in-latin-1',
    clause: 'PS3.7 D.3.3.7.1',
    does: 'sends a username in Latin-1 in place of UTF-8',
    sends: [{ ...identity, primary: chars('M\xFCller') }],
    rule: 'user-identity-username',
  },
  {
    name: 'token-of-nothing',
    clause: 'PS3.7 D.3.3.7.1',
    does: 'sends a JSON document in place of a JSON Web Token',
    sends: [{ ...identity, identityType: 5, primary: chars('{"sub":"user"}') }],
    rule: 'user-identity-token',
  },
  {
    name: 'two-identities',
    clause: 'PS3.7 D.3.3.7.1',
    does: 'sends two User Identities',
    sends: [identity, identity],
    rule: 'user-identity-once',
  },
  {
    name: 'identity-with-reserved-byte',
    clause: 'PS3.7 D.3.3.7.1',
    does: 'sends the reserved byte of the User Identity as 01H',
    sends: [{ ...identity, reserved }],
    rule: 'user-identity-reserved',
  },
];

export const negotiations: readonly ScuFault[] = rows.map(({ sends: more, rule, caughtBy = [sends], ...row }) => ({
  ...row,
  change: plus(...more),
  rule: `associate-rq/${rule}`,
  caughtBy,
}));
