/** PS3.7 D.3.3.7.1: the User Identity Sub-Item of an A-ASSOCIATE-RQ (58H). */

import { encodeItem, type ItemHead, lengthAnd, uint8 } from './item.ts';
import { withReserved } from './reserved.ts';

/** User-Identity-Type by name (PS3.7 Table D.3-14). */
export const userIdentityType = {
  username: 1,
  usernameAndPasscode: 2,
  kerberosServiceTicket: 3,
  samlAssertion: 4,
  jsonWebToken: 5,
} as const;

export interface UserIdentityRQSubItem {
  readonly item: 0x58;
  readonly reserved?: Uint8Array;
  /** User-Identity-Type, 1 to 5 (see {@link userIdentityType}). */
  readonly identityType: number;
  /** Positive-response-requested: 0 or 1. */
  readonly positiveResponseRequested: number;
  /** Primary-field: user name in UTF-8, ticket, assertion or token. */
  readonly primary: Uint8Array;
  /** Secondary-field: the passcode of type 2, otherwise empty. */
  readonly secondary: Uint8Array;
}

export function encodeUserIdentityRQ(item: UserIdentityRQSubItem): Buffer {
  const head = [uint8(item.identityType), uint8(item.positiveResponseRequested)];
  return encodeItem(0x58, item.reserved, ...head, lengthAnd(item.primary), lengthAnd(item.secondary));
}

export function decodeUserIdentityRQ({ reserved, value }: ItemHead): UserIdentityRQSubItem {
  const identityType = value.uint8('user-identity-type');
  const positiveResponseRequested = value.uint8('positive-response-requested');
  const primary = value.lengthAndBytes('primary-field');
  const secondary = value.lengthAndBytes('secondary-field');
  return { item: 0x58, ...withReserved(reserved), identityType, positiveResponseRequested, primary, secondary };
}
