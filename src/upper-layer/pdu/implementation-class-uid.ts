/** PS3.7 D.3.3.2.1, D.3.3.2.2: the Implementation Class UID Sub-Item (52H). */

import { encodeItem, type ItemHead, text } from './item.ts';
import { withReserved } from './reserved.ts';

export interface ImplementationClassUIDSubItem {
  readonly item: 0x52;
  readonly reserved?: Uint8Array;
  /** Implementation-class-uid. */
  readonly uid: string;
}

export function encodeImplementationClassUID(item: ImplementationClassUIDSubItem): Buffer {
  return encodeItem(0x52, item.reserved, text(item.uid));
}

export function decodeImplementationClassUID({ reserved, value }: ItemHead): ImplementationClassUIDSubItem {
  return { item: 0x52, ...withReserved(reserved), uid: value.text(value.remaining, 'implementation-class-uid') };
}
