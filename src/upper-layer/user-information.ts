/** PS3.8 Annex D and PS3.7 D.3.3: the User Information of an association by name, from and to its sub-items. */

import type { RawItem } from './pdu/item.ts';
import type {
  KnownUserInformationSubItem,
  UserInformationItem,
  UserInformationSubItem,
} from './pdu/user-information-item.ts';

/** PS3.7 D.3.3.3: outstanding operations, as seen by the requestor; 0 = unlimited. */
export interface AsynchronousOperationsWindow {
  readonly invoked: number;
  readonly performed: number;
}

/** PS3.7 D.3.3.4: the roles of the requestor, proposed or accepted. */
export interface RoleSelection {
  readonly sopClassUID: string;
  readonly scuRole: boolean;
  readonly scpRole: boolean;
}

/** PS3.7 D.3.3.5. */
export interface ExtendedNegotiation {
  readonly sopClassUID: string;
  /** Service-class-application-information. */
  readonly information: Uint8Array;
}

/** PS3.7 D.3.3.6. */
export interface CommonExtendedNegotiation {
  readonly sopClassUID: string;
  readonly serviceClassUID: string;
  readonly relatedGeneralSOPClassUIDs?: readonly string[];
}

/** PS3.7 D.3.3.7.1. Strings are encoded in UTF-8. */
export interface UserIdentity {
  /** 1 username, 2 username and passcode, 3 Kerberos service ticket, 4 SAML assertion, 5 JSON Web Token. */
  readonly type: number;
  readonly primary: string | Uint8Array;
  /** The passcode of type 2. */
  readonly secondary?: string | Uint8Array;
  readonly positiveResponseRequested?: boolean;
}

/** A User Identity as received: its fields are bytes, whatever they mean. */
export interface ReceivedUserIdentity extends UserIdentity {
  readonly primary: Buffer;
  readonly secondary: Buffer;
  readonly positiveResponseRequested: boolean;
}

/** What a requestor or acceptor says about itself and asks for. */
export interface UserInformation {
  /** Bytes of the variable field of a P-DATA-TF that this side can receive; 0 = no limit. */
  readonly maxLength: number;
  readonly implementationClassUID: string;
  readonly implementationVersionName?: string;
  readonly asyncWindow?: AsynchronousOperationsWindow;
  readonly roles?: readonly RoleSelection[];
  readonly extended?: readonly ExtendedNegotiation[];
  readonly commonExtended?: readonly CommonExtendedNegotiation[];
  /** Only in a request. */
  readonly userIdentity?: UserIdentity;
  /** Only in a response: the Server-response. */
  readonly userIdentityResponse?: Uint8Array;
  /** Sub-items to send as they are, after the others. */
  readonly unknown?: readonly RawItem[];
}

/** User Information as received: anything may be missing, and what is not known is listed. */
export interface ReceivedUserInformation {
  readonly maxLength?: number;
  readonly implementationClassUID?: string;
  readonly implementationVersionName?: string;
  readonly asyncWindow?: AsynchronousOperationsWindow;
  readonly roles: readonly RoleSelection[];
  readonly extended: readonly ExtendedNegotiation[];
  readonly commonExtended: readonly Required<CommonExtendedNegotiation>[];
  readonly userIdentity?: ReceivedUserIdentity;
  readonly userIdentityResponse?: Uint8Array;
  /** Sub-items of types not known here, to be ignored (PS3.8 D.2). */
  readonly unknown: readonly RawItem[];
}

/** The User Information Item (50H) with its sub-items in ascending order of type, as older receivers expect. */
export function userInformationItem(information: UserInformation): UserInformationItem {
  const { asyncWindow, implementationVersionName, userIdentityResponse } = information;
  const subItems: UserInformationSubItem[] = [
    { item: 0x51, maxLength: information.maxLength },
    { item: 0x52, uid: information.implementationClassUID },
  ];
  if (asyncWindow) subItems.push({ item: 0x53, maxInvoked: asyncWindow.invoked, maxPerformed: asyncWindow.performed });
  subItems.push(...(information.roles ?? []).map(roleSubItem));
  if (implementationVersionName !== undefined) subItems.push({ item: 0x55, versionName: implementationVersionName });
  for (const { sopClassUID, information: value } of information.extended ?? []) {
    subItems.push({ item: 0x56, uid: sopClassUID, information: value });
  }
  subItems.push(...(information.commonExtended ?? []).map(commonExtendedSubItem));
  if (information.userIdentity) subItems.push(userIdentitySubItem(information.userIdentity));
  if (userIdentityResponse) subItems.push({ item: 0x59, response: userIdentityResponse });
  subItems.push(...(information.unknown ?? []));
  return { item: 0x50, subItems };
}

function roleSubItem({ sopClassUID, scuRole, scpRole }: RoleSelection): KnownUserInformationSubItem {
  return { item: 0x54, uid: sopClassUID, scuRole: Number(scuRole), scpRole: Number(scpRole) };
}

function commonExtendedSubItem(negotiation: CommonExtendedNegotiation): KnownUserInformationSubItem {
  const { sopClassUID, serviceClassUID, relatedGeneralSOPClassUIDs = [] } = negotiation;
  return {
    item: 0x57,
    version: 0,
    uid: sopClassUID,
    serviceClassUid: serviceClassUID,
    relatedUids: relatedGeneralSOPClassUIDs,
  };
}

function userIdentitySubItem(identity: UserIdentity): KnownUserInformationSubItem {
  return {
    item: 0x58,
    identityType: identity.type,
    positiveResponseRequested: Number(identity.positiveResponseRequested ?? false),
    primary: utf8(identity.primary),
    secondary: utf8(identity.secondary ?? ''),
  };
}

function utf8(value: string | Uint8Array): Uint8Array {
  return typeof value === 'string' ? Buffer.from(value, 'utf8') : value;
}
