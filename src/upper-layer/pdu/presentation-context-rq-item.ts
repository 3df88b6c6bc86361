/** PS3.8 9.3.2.2: the Presentation Context Item of an A-ASSOCIATE-RQ (20H). */

import { encodeItem, type ItemHead, uint8 } from './item.ts';
import { reservedBytes, withReserved } from './reserved.ts';
import { decodeSyntaxSubItems, encodeSyntaxSubItem, type SyntaxSubItem } from './syntax-sub-item.ts';

export interface PresentationContextRQItem {
  readonly item: 0x20;
  /** Bytes 2, 6, 7 and 8 of the item. */
  readonly reserved?: Uint8Array;
  /** Presentation-context-ID: odd, 1 to 255. */
  readonly id: number;
  /** One Abstract Syntax, then one or more Transfer Syntaxes. */
  readonly subItems: readonly SyntaxSubItem[];
}

export function encodePresentationContextRQ({ reserved, id, subItems }: PresentationContextRQItem): Buffer {
  const value = [uint8(id), reservedBytes(reserved, 1, 3), ...subItems.map(encodeSyntaxSubItem)];
  return encodeItem(0x20, reserved, ...value);
}

export function decodePresentationContextRQ({ reserved, value }: ItemHead): PresentationContextRQItem {
  const id = value.uint8('presentation-context-ID');
  const more = value.bytes(3, 'reserved field of item 20H');
  return { item: 0x20, ...withReserved(reserved, more), id, subItems: decodeSyntaxSubItems(value) };
}
