/** PS3.8 D.1: the Maximum Length Sub-Item (51H). */

import { encodeItem, type ItemHead, uint32 } from './item.ts';
import { withReserved } from './reserved.ts';

export interface MaximumLengthSubItem {
  readonly item: 0x51;
  readonly reserved?: Uint8Array;
  /** Maximum-length-received: bytes of the variable field of a P-DATA-TF that the sender of this can take; 0 = no limit. */
  readonly maxLength: number;
}

export function encodeMaximumLength(item: MaximumLengthSubItem): Buffer {
  return encodeItem(0x51, item.reserved, uint32(item.maxLength));
}

export function decodeMaximumLength({ reserved, value }: ItemHead): MaximumLengthSubItem {
  return { item: 0x51, ...withReserved(reserved), maxLength: value.uint32('maximum-length-received') };
}
