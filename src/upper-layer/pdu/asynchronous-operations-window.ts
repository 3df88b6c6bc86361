/** PS3.7 D.3.3.3: the Asynchronous Operations Window Sub-Item (53H). */

import { encodeItem, type ItemHead, uint16 } from './item.ts';
import { withReserved } from './reserved.ts';

export interface AsynchronousOperationsWindowSubItem {
  readonly item: 0x53;
  readonly reserved?: Uint8Array;
  /** Maximum-number-operations-invoked by the requestor; 0 = unlimited. */
  readonly maxInvoked: number;
  /** Maximum-number-operations-performed by the requestor; 0 = unlimited. */
  readonly maxPerformed: number;
}

export function encodeAsynchronousOperationsWindow(item: AsynchronousOperationsWindowSubItem): Buffer {
  return encodeItem(0x53, item.reserved, uint16(item.maxInvoked), uint16(item.maxPerformed));
}

export function decodeAsynchronousOperationsWindow(head: ItemHead): AsynchronousOperationsWindowSubItem {
  const maxInvoked = head.value.uint16('maximum-number-operations-invoked');
  const maxPerformed = head.value.uint16('maximum-number-operations-performed');
  return { item: 0x53, ...withReserved(head.reserved), maxInvoked, maxPerformed };
}
