/** PS3.7 D.3.3.5: the SOP Class Extended Negotiation Sub-Item (56H). */

import { encodeItem, type ItemHead, lengthAnd, text } from './item.ts';
import { withReserved } from './reserved.ts';

export interface ExtendedNegotiationSubItem {
  readonly item: 0x56;
  readonly reserved?: Uint8Array;
  /** SOP-class-uid. */
  readonly uid: string;
  /** Service-class-application-information; its form is the Service Class's own (PS3.4). */
  readonly information: Uint8Array;
}

export function encodeExtendedNegotiation({ reserved, uid, information }: ExtendedNegotiationSubItem): Buffer {
  return encodeItem(0x56, reserved, lengthAnd(text(uid)), information);
}

export function decodeExtendedNegotiation({ reserved, value }: ItemHead): ExtendedNegotiationSubItem {
  const uid = value.lengthAndText('SOP-class-uid');
  const information = value.bytes(value.remaining, 'service-class-application-information');
  return { item: 0x56, ...withReserved(reserved), uid, information };
}
