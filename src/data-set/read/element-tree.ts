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
  /** The bytes of the value: a view, not a copy; none where it was passed over. */
  readonly value: Uint8Array;
  /** The value was not kept when the Data Set was read; only its length is known. */
  readonly passedOver: boolean;
  /** The Items, when the value is a sequence. */
  readonly items?: readonly DataSetItem[] | undefined;
  /** The fragments, when the value is encapsulated; the first is the Basic Offset Table (PS3.5 A.4). */
  readonly fragments?: readonly Uint8Array[] | undefined;
  /** How long they are, which is known of those too that were passed over. */
  readonly fragmentPlaces?: FragmentPlaces | undefined;
}

/** What tells where the frames of an encapsulated value are, without their bytes (PS3.5 A.4). */
export interface FragmentPlaces {
  /** The Basic Offset Table; undefined if it was too long to be kept. */
  readonly offsetTable: Uint8Array | undefined;
  /** Bytes of each fragment that follows it. */
  readonly lengths: readonly number[];
}

/** The places while they are being read: the table comes first. */
interface GrowingPlaces extends FragmentPlaces {
  hasTable: boolean;
  offsetTable: Uint8Array | undefined;
  readonly lengths: number[];
}

/** One Item of a sequence (PS3.5 7.5.1). */
export interface DataSetItem {
  readonly offset: number;
  readonly undefinedLength: boolean;
  readonly elements: readonly DataElement[];
}

/** An element whose value is cut out of the bytes when it is asked for, which for most is never. */
class TreeElement implements DataElement {
  readonly tag: number;
  readonly vr: string;
  readonly vrEncoded: boolean;
  readonly offset: number;
  readonly valueOffset: number;
  length: number;
  readonly undefinedLength: boolean;
  readonly littleEndian: boolean;
  readonly items: DataSetItem[] | undefined;
  readonly fragments: Uint8Array[] | undefined;
  readonly fragmentPlaces: FragmentPlaces | undefined;
  readonly passedOver: boolean;
  readonly #source: ByteSource;

  constructor(source: ByteSource, place: ElementPlace, around: Frame, parts: Parts = none) {
    this.#source = source;
    this.tag = place.tag;
    this.vr = place.vr.vr;
    this.vrEncoded = around.explicitVR;
    this.offset = place.headerOffset;
    this.valueOffset = place.valueOffset;
    this.length = parts === none ? place.length : 0;
    this.undefinedLength = place.length === Infinity;
    this.littleEndian = around.littleEndian || (parts !== none && place.vr.vr === 'UN');
    this.items = parts.items;
    this.fragments = parts.fragments;
    this.fragmentPlaces = parts.fragmentPlaces;
    this.passedOver = place.passedOver === true;
  }

  get value(): Uint8Array {
    if (this.passedOver) return nothing;
    return this.#source.bytes.subarray(this.valueOffset, this.valueOffset + this.length);
  }
}

const nothing = new Uint8Array(0);

/** The bytes that `valueOffset` counts in. */
interface ByteSource {
  readonly bytes: Uint8Array;
}

/** What the value of a sequence or an encapsulated value is made of. */
interface Parts {
  readonly items?: DataSetItem[];
  readonly fragments?: Uint8Array[];
  readonly fragmentPlaces?: GrowingPlaces;
}

const none: Parts = {};

function encapsulatedParts(): Parts {
  return { fragments: [], fragmentPlaces: { hasTable: false, offsetTable: undefined, lengths: [] } };
}

/** A sequence, encapsulated value or Item that has begun; which of them, its fields tell. */
interface Frame extends Parts {
  readonly sequence?: TreeElement;
  /** The elements of an Item. */
  readonly elements?: DataElement[];
  readonly littleEndian: boolean;
  readonly explicitVR: boolean;
}

/** Builds the tree while the strict reader goes through `bytes`, all of which are at hand. */
export class ElementTreeBuilder implements StructureSink {
  readonly elements: DataElement[] = [];
  readonly #source: ByteSource;
  readonly #frames: Frame[];
  /** The innermost. */
  #frame: Frame;

  constructor(source: ByteSource, { littleEndian, explicitVR }: Pick<Frame, 'littleEndian' | 'explicitVR'>) {
    this.#source = source;
    this.#frame = { elements: this.elements, littleEndian, explicitVR };
    this.#frames = [this.#frame];
  }

  element(place: ElementPlace): void {
    this.#frame.elements?.push(new TreeElement(this.#source, place, this.#frame));
  }

  openSequence(place: ElementPlace, isEncapsulated: boolean): void {
    const parts: Parts = isEncapsulated ? encapsulatedParts() : { items: [] };
    const sequence = new TreeElement(this.#source, place, this.#frame, parts);
    this.#frame.elements?.push(sequence);
    const explicitVR = this.#frame.explicitVR && place.vr.vr !== 'UN';
    this.#open({ sequence, ...parts, littleEndian: sequence.littleEndian, explicitVR });
  }

  openItem(offset: number, undefinedLength: boolean): void {
    const elements: DataElement[] = [];
    this.#frame.items?.push({ offset, undefinedLength, elements });
    const { littleEndian, explicitVR } = this.#frame;
    this.#open({ elements, littleEndian, explicitVR });
  }

  fragment(valueOffset: number, length: number): void {
    const bytes = this.#source.bytes.subarray(valueOffset, valueOffset + length);
    this.#frame.fragments?.push(bytes);
    this.noteFragment(length, bytes);
  }

  /** Notes a fragment of so many bytes; of the first also which, if they are kept. */
  protected noteFragment(length: number, table: Uint8Array | undefined): void {
    const places = this.#frame.fragmentPlaces;
    if (places?.hasTable) places.lengths.push(length);
    else if (places) Object.assign(places, { hasTable: true, offsetTable: table });
  }

  /** Whether the fragment that comes next is the Basic Offset Table. */
  protected get expectsOffsetTable(): boolean {
    return this.#frame.fragmentPlaces?.hasTable === false;
  }

  close(end: number): void {
    const { sequence } = this.#frame;
    this.#frames.pop();
    this.#frame = this.#frames.at(-1) ?? this.#frame;
    if (sequence) sequence.length = end - sequence.valueOffset;
  }

  #open(frame: Frame): void {
    this.#frames.push(frame);
    this.#frame = frame;
  }
}
