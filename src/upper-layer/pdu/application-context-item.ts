/** PS3.8 9.3.2.1, 9.3.3.1: the Application Context Item (10H). */

import { encodeItem, type ItemHead, text } from './item.ts';
import { withReserved } from './reserved.ts';

export interface ApplicationContextItem {
  readonly item: 0x10;
  readonly reserved?: Uint8Array;
  /** Application-context-name, a UID. */
  readonly name: string;
}

export function encodeApplicationContext(item: ApplicationContextItem): Buffer {
  return encodeItem(0x10, item.reserved, text(item.name));
}

export function decodeApplicationContext({ reserved, value }: ItemHead): ApplicationContextItem {
  return { item: 0x10, ...withReserved(reserved), name: value.text(value.remaining, 'application-context-name') };
}
