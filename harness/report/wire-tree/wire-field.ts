// What bytes of a PDU mean, field by field, with their places: for a reader who compares them with the standard.

/** A field of a PDU; what is in it stands in `fields`. Multi-byte numbers of PDUs are big endian (PS3.8 9.3.1). */
export interface WireField {
  readonly name: string;
  /** The value in words; absent if the fields in it say it. */
  readonly value?: string;
  /** Offset of its first byte in the PDU. */
  readonly at: number;
  /** Bytes of it that are there. */
  readonly length: number;
  readonly fields?: readonly WireField[];
}

/** Bytes with a place in a PDU. A part may end beyond what is there: hostile lengths, and what was not kept. */
export class Part {
  readonly bytes: Uint8Array;
  readonly at: number;
  readonly end: number;

  constructor(bytes: Uint8Array, at = 0, end = bytes.length) {
    this.bytes = bytes;
    this.at = Math.min(at, bytes.length);
    this.end = Math.max(this.at, Math.min(end, bytes.length));
  }

  get length(): number {
    return this.end - this.at;
  }

  /** The part from an offset on, of a length or to the end. */
  from(offset: number, length = Number.POSITIVE_INFINITY): Part {
    const at = this.at + offset;
    return new Part(this.bytes, Math.min(at, this.end), Math.min(at + length, this.end));
  }

  /** An unsigned number of 1, 2 or 4 bytes; undefined if the bytes end before. */
  uint(offset: number, size: 1 | 2 | 4, isLittleEndian = false): number | undefined {
    if (offset < 0 || offset + size > this.length) return undefined;
    const taken = [...this.bytes.subarray(this.at + offset, this.at + offset + size)];
    return (isLittleEndian ? taken.reverse() : taken).reduce((value, byte) => value * 256 + byte, 0);
  }

  /** The bytes as characters of ISO 8859-1. */
  text(): string {
    return Buffer.from(this.bytes.subarray(this.at, this.end)).toString('latin1');
  }

  /** A field of these bytes. */
  field(name: string, value?: string, fields?: readonly WireField[]): WireField {
    return { name, at: this.at, length: this.length, ...(value !== undefined && { value }), ...(fields && { fields }) };
  }
}

/** `23`, or that it was cut off. */
export function numberText(value: number | undefined): string {
  return value === undefined ? 'cut off' : String(value);
}

/** `01H`, two digits a byte, as the standard writes the types of PDUs and items. */
export function hexText(value: number | undefined, size: 1 | 2 | 4): string {
  return value === undefined
    ? 'cut off'
    : `${value
        .toString(16)
        .toUpperCase()
        .padStart(2 * size, '0')}H`;
}
