/** A whole Data Set as a tree of its elements, for validation, comparison and transcoding (PS3.5 7.1, 7.5). */

import type { ElementPlace, StructureSink } from './structure-sink.ts';

/** One Data Element. Offsets count bytes from the start of the (inflated) Data Set. */
export interface DataElement {
  /** Group and element as one number: (0008,0016) is 0x00080016. */
  readonly tag: number;
  /** As encoded; in Implicit VR what PS3.6 says, and of several the first. */
  readonly vr: string;
  /** The VR stands in the bytes, and not just in PS3.6. */
  readonly vrEncoded: boolean;
  /** Of its header. */
  readonly offset: number;
  readonly valueOffset: number;
  /** Bytes of the value, the delimiter of an undefined length included. */
  readonly length: number;
  readonly undefinedLength: boolean;
  /** The byte ordering of the value, which within UN is not that of the Transfer Syntax (PS3.5 6.2.2). */
  readonly littleEndian: boolean;
  /** The bytes of the value: a view, not a copy. */
  readonly value: Uint8Array;
  /** The Items, when the value is a sequence. */
  readonly items?: readonly DataSetItem[];
  /** The fragments, when the value is encapsulated; the first is the Basic Offset Table (PS3.5 A.4). */
  readonly fragments?: readonly Uint8Array[];
}

/** One Item of a sequence (PS3.5 7.5.1). */
export interface DataSetItem {
  readonly offset: number;
  readonly undefinedLength: boolean;
  readonly elements: readonly DataElement[];
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** A sequence, encapsulated value or Item that has begun; which of them, its fields tell. */
interface Frame {
  readonly sequence?: Mutable<DataElement>;
  readonly items?: DataSetItem[];
  readonly fragments?: Uint8Array[];
  /** The elements of an Item. */
  readonly elements?: DataElement[];
  readonly littleEndian: boolean;
  readonly explicitVR: boolean;
}

/** Builds the tree while the strict reader goes through `bytes`, all of which are at hand. */
export class ElementTreeBuilder implements StructureSink {
  readonly elements: DataElement[] = [];
  readonly #bytes: Uint8Array;
  readonly #frames: Frame[];

  constructor(bytes: Uint8Array, { littleEndian, explicitVR }: Pick<Frame, 'littleEndian' | 'explicitVR'>) {
    this.#bytes = bytes;
    this.#frames = [{ elements: this.elements, littleEndian, explicitVR }];
  }

  element(place: ElementPlace): void {
    this.#frame.elements?.push(this.#elementAt(place, place.length));
  }

  openSequence(place: ElementPlace, isEncapsulated: boolean): void {
    const sequence: Mutable<DataElement> = this.#elementAt(place, 0);
    if (place.vr.vr === 'UN') sequence.littleEndian = true;
    const parts = isEncapsulated ? { fragments: [] } : { items: [] };
    Object.assign(sequence, parts);
    this.#frame.elements?.push(sequence);
    const explicitVR = this.#frame.explicitVR && place.vr.vr !== 'UN';
    this.#frames.push({ sequence, ...parts, littleEndian: sequence.littleEndian, explicitVR });
  }

  openItem(offset: number, undefinedLength: boolean): void {
    const elements: DataElement[] = [];
    this.#frame.items?.push({ offset, undefinedLength, elements });
    const { littleEndian, explicitVR } = this.#frame;
    this.#frames.push({ elements, littleEndian, explicitVR });
  }

  fragment(valueOffset: number, length: number): void {
    this.#frame.fragments?.push(this.#bytes.subarray(valueOffset, valueOffset + length));
  }

  close(end: number): void {
    const { sequence } = this.#frame;
    this.#frames.pop();
    if (!sequence) return;
    sequence.length = end - sequence.valueOffset;
    sequence.value = this.#bytes.subarray(sequence.valueOffset, end);
  }

  get #frame(): Frame {
    return this.#frames.at(-1) ?? { littleEndian: true, explicitVR: true };
  }

  #elementAt(place: ElementPlace, length: number): DataElement {
    return {
      tag: place.tag,
      vr: place.vr.vr,
      vrEncoded: this.#frame.explicitVR,
      offset: place.headerOffset,
      valueOffset: place.valueOffset,
      length,
      undefinedLength: place.length === Infinity,
      littleEndian: this.#frame.littleEndian,
      value: this.#bytes.subarray(place.valueOffset, place.valueOffset + length),
    };
  }
}
