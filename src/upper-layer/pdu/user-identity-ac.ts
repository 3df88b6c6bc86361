/** PS3.7 D.3.3.7.2: the User Identity Sub-Item of an A-ASSOCIATE-AC (59H). */

import { encodeItem, type ItemHead, lengthAnd } from './item.ts';
import { withReserved } from './reserved.ts';

export interface UserIdentityACSubItem {
  readonly item: 0x59;
  readonly reserved?: Uint8Array;
  /** Server-response: empty for types 1 and 2, a Kerberos server ticket or a SAML response otherwise. */
  readonly response: Uint8Array;
}

export function encodeUserIdentityAC(item: UserIdentityACSubItem): Buffer {
  return encodeItem(0x59, item.reserved, lengthAnd(item.response));
}

export function decodeUserIdentityAC({ reserved, value }: ItemHead): UserIdentityACSubItem {
  return { item: 0x59, ...withReserved(reserved), response: value.lengthAndBytes('server-response') };
}
