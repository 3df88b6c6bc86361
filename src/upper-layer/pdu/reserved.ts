/**
 * PS3.8 9.3: reserved fields, sent as 00H and not tested when received.
 *
 * A `reserved` property holds all reserved bytes of one structure in their order. It is absent where all are 00H, so
 * that ordinary values stay short and yet every received byte can be sent again.
 */

/** The reserved bytes from index `from` on, `length` of them; 00H where the property gives none. */
export function reservedBytes(reserved: Uint8Array | undefined, from: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  if (reserved) bytes.set(reserved.subarray(from, from + length));
  return bytes;
}

/** Spreads `reserved` into a value only where there is something to keep. */
export function withReserved(...fields: readonly Uint8Array[]): { reserved?: Uint8Array } {
  return fields.every(isZero) ? nothing : { reserved: Buffer.concat(fields) };
}

const nothing = {};

function isZero(field: Uint8Array): boolean {
  return field.every((byte) => byte === 0);
}
