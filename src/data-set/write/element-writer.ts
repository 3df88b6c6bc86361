/** Writes Data Elements: PS3.5 7.1.2, 7.1.3 (structures), 7.3 (byte ordering), 7.5 (sequences), A.5 (deflate). */

import { deflateRawSync } from 'node:zlib';
import { DataSetError } from '../../errors.ts';
import { formatTag } from '../../registry/dictionary.ts';
import type { TransferSyntax } from '../../registry/transfer-syntaxes.ts';
import { type ValueRepresentation, vrByName } from '../../registry/vrs.ts';
import {
  implicitVR,
  itemDelimitationTag,
  itemTag,
  sequenceDelimitationTag,
  undefinedLength,
} from '../read/element-header.ts';

/** Longest value whose length fits into 16 bits and is even. */
const longestShort = 0xfffe;
const longest = 0xfffffffe;

/** A sequence or Item that has begun: where its length belongs, and how it ends. */
interface OpenPart {
  readonly header: Buffer;
  readonly start: number;
  readonly undefinedLength: boolean;
  readonly delimiter: number;
}

/** Swaps the bytes of each `unit` in a copy; values are little endian everywhere else. */
export function swapped(value: Uint8Array, unit: number): Uint8Array {
  if (unit === 1 || value.length === 0) return value;
  const copy = Buffer.from(value);
  if (unit === 2) return copy.swap16();
  return unit === 4 ? copy.swap32() : copy.swap64();
}

export class ElementWriter {
  readonly #syntax: TransferSyntax;
  readonly #chunks: Uint8Array[] = [];
  readonly #open: OpenPart[] = [];
  #length = 0;

  constructor(syntax: TransferSyntax) {
    this.#syntax = syntax;
  }

  /** An element with its value in little endian, already of even length. Throws DataSetError when it is too long. */
  element(tag: number, vr: ValueRepresentation, value: Uint8Array): void {
    if (value.length > longest) throw new DataSetError(`the value of ${formatTag(tag)} is too long`, formatTag(tag), 0);
    const written = this.#syntax.explicitVR && !vr.longForm && value.length > longestShort ? unknown : vr;
    this.#add(this.#header(tag, written, value.length));
    this.#add(this.#syntax.littleEndian ? value : swapped(value, written.swap));
  }

  /** Bytes as they are, header included. */
  raw(bytes: Uint8Array): void {
    this.#add(bytes);
  }

  /** The header of an element of undefined length whose value and delimiter follow by `raw`. */
  undefinedLengthHeader(tag: number, vr: ValueRepresentation): void {
    this.#add(this.#header(tag, vr, undefinedLength));
  }

  /**
   * Begins a sequence. In Implicit VR one of an unknown tag has an undefined length, or nobody could tell what it is.
   */
  beginSequence(tag: number, hasUndefinedLength: boolean): void {
    const isHidden = !this.#syntax.explicitVR && implicitVR(tag).vr !== 'SQ';
    const open = hasUndefinedLength || isHidden;
    this.#begin(this.#header(tag, sequenceOfItems, open ? undefinedLength : 0), open, sequenceDelimitationTag);
  }

  beginItem(hasUndefinedLength: boolean): void {
    this.#begin(
      this.#delimiter(itemTag, hasUndefinedLength ? undefinedLength : 0),
      hasUndefinedLength,
      itemDelimitationTag,
    );
  }

  /** Begins an encapsulated value (PS3.5 A.4). */
  beginFragments(tag: number): void {
    this.#begin(this.#header(tag, otherByte, undefinedLength), true, sequenceDelimitationTag);
  }

  /** One fragment, made even; the Basic Offset Table comes first. */
  fragment(bytes: Uint8Array): void {
    const even = bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(1)]);
    this.#add(this.#delimiter(itemTag, even.length));
    this.#add(even);
  }

  /** Ends the innermost sequence, Item or encapsulated value. */
  end(): void {
    const part = this.#open.pop();
    if (!part) return;
    if (part.undefinedLength) this.#add(this.#delimiter(part.delimiter, 0));
    else this.#writeUint32(part.header, this.#length - part.start, part.header.length - 4);
  }

  /** All of it; deflated, and padded to an even length, where the Transfer Syntax says so. */
  finish(): Buffer {
    const bytes = Buffer.concat(this.#chunks, this.#length);
    if (!this.#syntax.deflated) return bytes;
    const stream = deflateRawSync(bytes);
    return stream.length % 2 === 0 ? stream : Buffer.concat([stream, Buffer.alloc(1)]);
  }

  #begin(header: Buffer, hasUndefinedLength: boolean, delimiter: number): void {
    this.#add(header);
    this.#open.push({ header, start: this.#length, undefinedLength: hasUndefinedLength, delimiter });
  }

  #add(bytes: Uint8Array): void {
    this.#chunks.push(bytes);
    this.#length += bytes.length;
  }

  #header(tag: number, vr: ValueRepresentation, length: number): Buffer {
    if (!this.#syntax.explicitVR) return this.#delimiter(tag, length);
    const header = Buffer.alloc(vr.longForm ? 12 : 8);
    this.#writeTag(header, tag);
    header.write(vr.vr, 4, 'latin1');
    if (vr.longForm) this.#writeUint32(header, length, 8);
    else this.#writeUint16(header, length, 6);
    return header;
  }

  /** Tag and 32-bit length: Items, delimiters, and any element in Implicit VR. */
  #delimiter(tag: number, length: number): Buffer {
    const header = Buffer.alloc(8);
    this.#writeTag(header, tag);
    this.#writeUint32(header, length, 4);
    return header;
  }

  #writeTag(header: Buffer, tag: number): void {
    this.#writeUint16(header, tag >>> 16, 0);
    this.#writeUint16(header, tag & 0xffff, 2);
  }

  #writeUint16(header: Buffer, value: number, at: number): void {
    if (this.#syntax.littleEndian) header.writeUInt16LE(value, at);
    else header.writeUInt16BE(value, at);
  }

  #writeUint32(header: Buffer, value: number, at: number): void {
    if (this.#syntax.littleEndian) header.writeUInt32LE(value, at);
    else header.writeUInt32BE(value, at);
  }
}

function required(vr: string): ValueRepresentation {
  const row = vrByName(vr);
  if (!row) throw new RangeError(`${vr} is no Value Representation`);
  return row;
}

const sequenceOfItems = required('SQ');
const otherByte = required('OB');
/** Values too long for the 16-bit length of their VR are written as UN (PS3.5 6.2.2). */
const unknown = required('UN');
