/** PS3.8 9.3.2, 9.3.3: what A-ASSOCIATE-RQ and A-ASSOCIATE-AC have in common: 68 fixed bytes and the items after them. */

import { decodeAETitle, encodeAETitle } from './ae-title.ts';
import {
  type ApplicationContextItem,
  decodeApplicationContext,
  encodeApplicationContext,
} from './application-context-item.ts';
import { ByteReader } from './byte-reader.ts';
import { encodeItem, type ItemHead, type RawItem, rawItem, readItems, uint16 } from './item.ts';
import { encodeWithHead } from './pdu-head.ts';
import {
  decodePresentationContextAC,
  encodePresentationContextAC,
  type PresentationContextACItem,
} from './presentation-context-ac-item.ts';
import {
  decodePresentationContextRQ,
  encodePresentationContextRQ,
  type PresentationContextRQItem,
} from './presentation-context-rq-item.ts';
import { reservedBytes, withReserved } from './reserved.ts';
import { decodeUserInformation, encodeUserInformation, type UserInformationItem } from './user-information-item.ts';

/** An item of the variable field. `'data' in item` tells a raw item from a known one. */
export type AssociateItem =
  | ApplicationContextItem
  | PresentationContextRQItem
  | PresentationContextACItem
  | UserInformationItem
  | RawItem;

/** The fields of both PDUs. */
export interface AssociateFields {
  /** Bit 0 = version 1. */
  readonly protocolVersion: number;
  /** Without the spaces around it. */
  readonly calledAETitle: string;
  /** Without the spaces around it. */
  readonly callingAETitle: string;
  /** The 16 bytes of the Called-AE-title field; they win over `calledAETitle`. Decoding gives them where they matter. */
  readonly rawCalledAETitle?: Uint8Array;
  /** The 16 bytes of the Calling-AE-title field; they win over `callingAETitle`. */
  readonly rawCallingAETitle?: Uint8Array;
  /** Bytes 2, 9 to 10 and 43 to 74 of the PDU. */
  readonly reserved?: Uint8Array;
  /** In the order of the PDU. */
  readonly items: readonly AssociateItem[];
}

/** Encodes head, fixed fields and items as they are; throws RangeError for values that their fields cannot hold. */
export function encodeAssociate(type: 1 | 2, fields: AssociateFields): Buffer {
  const { reserved } = fields;
  return encodeWithHead(
    type,
    reserved,
    uint16(fields.protocolVersion),
    reservedBytes(reserved, 1, 2),
    titleBytes(fields.calledAETitle, fields.rawCalledAETitle),
    titleBytes(fields.callingAETitle, fields.rawCallingAETitle),
    reservedBytes(reserved, 3, 32),
    ...fields.items.map(encodeAssociateItem),
  );
}

/** Reads a whole PDU; throws InvalidPdu. */
export function decodeAssociate(bytes: Buffer): AssociateFields {
  const reader = new ByteReader(bytes, 6);
  const protocolVersion = reader.uint16('protocol-version');
  const bytes9to10 = reader.bytes(2, 'reserved field');
  const called = decodeAETitle(reader.bytes(16, 'called-AE-title'));
  const calling = decodeAETitle(reader.bytes(16, 'calling-AE-title'));
  const bytes43to74 = reader.bytes(32, 'reserved field');
  return {
    protocolVersion,
    calledAETitle: called.title,
    callingAETitle: calling.title,
    ...(called.raw && { rawCalledAETitle: called.raw }),
    ...(calling.raw && { rawCallingAETitle: calling.raw }),
    ...withReserved(bytes.subarray(1, 2), bytes9to10, bytes43to74),
    items: Array.from(readItems(reader), decodeAssociateItem),
  };
}

function titleBytes(title: string, raw: Uint8Array | undefined): Uint8Array {
  if (!raw) return encodeAETitle(title);
  if (raw.length !== 16) throw new RangeError(`an AE title field is 16 bytes, not ${raw.length} (PS3.8 9.3.2)`);
  return raw;
}

function decodeAssociateItem(head: ItemHead): AssociateItem {
  switch (head.type) {
    case 0x10:
      return decodeApplicationContext(head);
    case 0x20:
      return decodePresentationContextRQ(head);
    case 0x21:
      return decodePresentationContextAC(head);
    case 0x50:
      return decodeUserInformation(head);
    default:
      return rawItem(head);
  }
}

function encodeAssociateItem(item: AssociateItem): Buffer {
  if ('data' in item) return encodeItem(item.item, item.reserved, item.data);
  switch (item.item) {
    case 0x10:
      return encodeApplicationContext(item);
    case 0x20:
      return encodePresentationContextRQ(item);
    case 0x21:
      return encodePresentationContextAC(item);
    case 0x50:
      return encodeUserInformation(item);
  }
}
