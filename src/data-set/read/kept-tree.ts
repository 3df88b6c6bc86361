/**
 * A tree of elements (PS3.5 7.1, 7.5) that keeps no value but short ones, and of these only so many, so that it is small
 * however large the Data Set is. Of fragments it keeps the lengths, and the Basic Offset Table.
 */

import { ElementTreeBuilder } from './element-tree.ts';
import type { ElementPlace, StructureSink } from './structure-sink.ts';

/** Longest value that is kept, in bytes. */
export const keptValueLimit = 2 ** 22;
/** Bytes kept of all values together. */
const keptLimit = 2 ** 25;

/** Where kept values are: in memory that grows. */
class KeptBytes {
  bytes: Buffer = Buffer.alloc(0);
  length = 0;

  /** Makes room for so many bytes more. */
  reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const larger = Buffer.alloc(Math.max(2 * this.bytes.length, this.length + count, 4096));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }

  /** The place of the next bytes, which are written there as they come. */
  room(count: number): Uint8Array {
    this.reserve(count);
    return this.bytes.subarray(this.length, this.length + count);
  }

  append(part: Uint8Array): void {
    this.bytes.set(part, this.length);
    this.length += part.length;
  }
}

/**
 * Builds the tree while a strict reader is fed part by part. In its elements `valueOffset` counts in `bytes`; those whose
 * value is not kept say so by `passedOver`.
 */
export class KeptTreeBuilder extends ElementTreeBuilder implements StructureSink {
  readonly #kept: KeptBytes;
  #keeps = false;

  constructor(encoding: { readonly littleEndian: boolean; readonly explicitVR: boolean }) {
    const kept = new KeptBytes();
    super(kept, encoding);
    this.#kept = kept;
  }

  /** The kept values, one after the other. */
  get bytes(): Uint8Array {
    return this.#kept.bytes.subarray(0, this.#kept.length);
  }

  override element(place: ElementPlace): void {
    const { length } = place;
    this.#keeps = this.#hasRoomFor(length);
    if (this.#keeps) this.#kept.reserve(length);
    super.element({ ...place, valueOffset: this.#kept.length, passedOver: !this.#keeps });
  }

  override fragment(_valueOffset: number, length: number): void {
    this.#keeps = this.expectsOffsetTable && this.#hasRoomFor(length);
    this.noteFragment(length, this.#keeps ? this.#kept.room(length) : undefined);
  }

  #hasRoomFor(length: number): boolean {
    return length <= keptValueLimit && this.#kept.length + length <= keptLimit;
  }

  value(bytes: Uint8Array, start: number, end: number): void {
    if (this.#keeps) this.#kept.append(bytes.subarray(start, end));
  }
}
