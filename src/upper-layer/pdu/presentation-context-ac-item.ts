/** PS3.8 9.3.3.2: the Presentation Context Item of an A-ASSOCIATE-AC (21H). */

import { type ByteReader, InvalidPdu } from './byte-reader.ts';
import { encodeItem, type ItemHead, uint8 } from './item.ts';
import { reservedBytes, withReserved } from './reserved.ts';
import { decodeSyntaxSubItems, encodeSyntaxSubItem, type SyntaxSubItem } from './syntax-sub-item.ts';

/** Result/Reason by name (PS3.8 Table 9-18). */
export const presentationContextResult = {
  acceptance: 0,
  userRejection: 1,
  noReason: 2,
  abstractSyntaxNotSupported: 3,
  transferSyntaxesNotSupported: 4,
} as const;

export interface PresentationContextACItem {
  readonly item: 0x21;
  /** Bytes 2, 6 and 8 of the item. */
  readonly reserved?: Uint8Array;
  /** Presentation-context-ID of the context answered. */
  readonly id: number;
  /** Result/Reason: 0 acceptance, otherwise a rejection (see {@link presentationContextResult}). */
  readonly result: number;
  /** One Transfer Syntax, significant only where `result` is 0. */
  readonly subItems: readonly SyntaxSubItem[];
  /** The sub-item field of a rejected context where it holds no sub-items: it is not to be tested. */
  readonly untested?: Uint8Array;
}

export function encodePresentationContextAC(item: PresentationContextACItem): Buffer {
  const { reserved, id, result, subItems, untested = noBytes } = item;
  const byte6 = reservedBytes(reserved, 1, 1);
  const byte8 = reservedBytes(reserved, 2, 1);
  const head = [uint8(id), byte6, uint8(result), byte8];
  return encodeItem(0x21, reserved, ...head, ...subItems.map(encodeSyntaxSubItem), untested);
}

export function decodePresentationContextAC({ reserved, value }: ItemHead): PresentationContextACItem {
  const id = value.uint8('presentation-context-ID');
  const byte6 = value.bytes(1, 'reserved field of item 21H');
  const result = value.uint8('result/reason');
  const byte8 = value.bytes(1, 'reserved field of item 21H');
  const head = { item: 0x21, ...withReserved(reserved, byte6, byte8), id, result } as const;
  if (result !== presentationContextResult.acceptance) return { ...head, ...decodeUntested(value) };
  return { ...head, subItems: decodeSyntaxSubItems(value) };
}

const noBytes = Buffer.alloc(0);

/** The sub-items of a rejected context, or their bytes: what is not significant cannot make a PDU invalid. */
function decodeUntested(value: ByteReader): Pick<PresentationContextACItem, 'subItems' | 'untested'> {
  const field = value.fork();
  const untested = value.bytes(value.remaining, 'sub-items');
  try {
    return { subItems: decodeSyntaxSubItems(field) };
  } catch (error) {
    if (!(error instanceof InvalidPdu)) throw error;
    return { subItems: [], untested };
  }
}
