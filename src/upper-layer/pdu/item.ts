/** PS3.8 9.3.1: the head that every item and sub-item has (item-type, reserved, item-length), and items kept raw. */

import { type ByteReader, InvalidPdu } from './byte-reader.ts';
import { reservedBytes, withReserved } from './reserved.ts';

/** Any item whose value is given as bytes: a type that is not known here, or a known one with a value made by hand. */
export interface RawItem {
  readonly item: number;
  readonly reserved?: Uint8Array;
  readonly data: Uint8Array;
}

/** One received item before its value is read. `value` covers the value and nothing else. */
export interface ItemHead {
  readonly type: number;
  readonly reserved: Buffer;
  readonly value: ByteReader;
}

/** Reads the items that fill a field, one by one. Throws InvalidPdu where an item-length leaves the field. */
export function* readItems(field: ByteReader): Generator<ItemHead> {
  while (field.remaining > 0) {
    const offset = field.offset;
    field.countItem();
    const type = field.uint8('item-type');
    const reserved = field.bytes(1, `reserved field of item ${hex(type)}H`);
    const length = field.uint16(`item-length of item ${hex(type)}H`);
    if (length > field.remaining) {
      throw new InvalidPdu(
        `item ${hex(type)}H declares ${length} bytes, but its enclosing field has only ${field.remaining} left`,
        offset,
      );
    }
    yield { type, reserved, value: field.field(length, `item ${hex(type)}H`) };
  }
}

/** The item with its value as bytes, for item-types that are ignored and skipped (PS3.8 9.3.1). */
export function rawItem(head: ItemHead): RawItem {
  return {
    item: head.type,
    ...withReserved(head.reserved),
    data: head.value.bytes(head.value.remaining, 'item'),
  };
}

/** Encodes head and value; throws RangeError where the value does not fit the 16-bit item-length. */
export function encodeItem(type: number, reserved: Uint8Array | undefined, ...value: readonly Uint8Array[]): Buffer {
  const data = Buffer.concat(value);
  if (data.length > 0xffff) {
    throw new RangeError(`item ${hex(type)}H has ${data.length} bytes; an item-length is at most 65535 (PS3.8 9.3.1)`);
  }
  const head = Buffer.from([type, 0, 0, 0]);
  head.set(reservedBytes(reserved, 0, 1), 1);
  head.writeUInt16BE(data.length, 2);
  return Buffer.concat([head, data]);
}

/** One byte; throws RangeError outside 0 to 255. */
export function uint8(value: number): Buffer {
  const byte = Buffer.alloc(1);
  byte.writeUInt8(value);
  return byte;
}

/** Two bytes, big endian; throws RangeError outside 0 to 65535. */
export function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

/** Four bytes, big endian; throws RangeError outside 0 to 4294967295. */
export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** The characters as bytes, one each (ISO 646 and, for what is made wrong on purpose, up to FFH). */
export function text(value: string): Buffer {
  return Buffer.from(value, 'latin1');
}

/** A 16-bit length followed by the bytes. */
export function lengthAnd(value: Uint8Array): Buffer {
  return Buffer.concat([uint16(value.length), value]);
}

/** An item-type as the standard writes it, e.g. `51`. */
export function hex(type: number): string {
  return type.toString(16).toUpperCase().padStart(2, '0');
}
