/** PS3.8 9.3.2.2.1, 9.3.2.2.2, 9.3.3.2.1: the Abstract Syntax (30H) and Transfer Syntax (40H) Sub-Items. */

import type { ByteReader } from './byte-reader.ts';
import { encodeItem, type ItemHead, type RawItem, rawItem, readItems, text } from './item.ts';
import { withReserved } from './reserved.ts';

export interface AbstractSyntaxSubItem {
  readonly item: 0x30;
  readonly reserved?: Uint8Array;
  /** Abstract-syntax-name, the SOP Class UID in DICOM. */
  readonly uid: string;
}

export interface TransferSyntaxSubItem {
  readonly item: 0x40;
  readonly reserved?: Uint8Array;
  /** Transfer-syntax-name. */
  readonly uid: string;
}

/** What a Presentation Context Item holds; a raw one where the type is neither 30H nor 40H, or made by hand. */
export type SyntaxSubItem = AbstractSyntaxSubItem | TransferSyntaxSubItem | RawItem;

export function encodeSyntaxSubItem(item: SyntaxSubItem): Buffer {
  return encodeItem(item.item, item.reserved, 'data' in item ? item.data : text(item.uid));
}

/** Reads all sub-items up to the end of the field. */
export function decodeSyntaxSubItems(field: ByteReader): SyntaxSubItem[] {
  return Array.from(readItems(field), decodeSyntaxSubItem);
}

function decodeSyntaxSubItem(head: ItemHead): SyntaxSubItem {
  const { type, reserved, value } = head;
  if (type === 0x30) return { item: type, ...withReserved(reserved), uid: value.text(value.remaining, 'syntax name') };
  if (type === 0x40) return { item: type, ...withReserved(reserved), uid: value.text(value.remaining, 'syntax name') };
  return rawItem(head);
}
