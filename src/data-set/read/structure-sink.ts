/** Who wants to know more of a Data Set than whether it is sound: called for each part in the order of the bytes. */

import type { ValueRepresentation } from '../../registry/vrs.ts';

/** Offsets count bytes from the start of the (inflated) Data Set. */
export interface ElementPlace {
  readonly tag: number;
  /** As encoded; in Implicit VR the first that PS3.6 allows. */
  readonly vr: ValueRepresentation;
  readonly headerOffset: number;
  readonly valueOffset: number;
  /** Infinite where the length is undefined. */
  readonly length: number;
  /** The value is not kept. */
  readonly passedOver?: boolean;
}

export interface StructureSink {
  /** An element whose value is no sequence. */
  element(place: ElementPlace): void;
  /** A sequence, or an encapsulated value (`fragments`), up to the matching `close`. */
  openSequence(place: ElementPlace, fragments: boolean): void;
  /** An Item, up to the matching `close`. */
  openItem(headerOffset: number, hasUndefinedLength: boolean): void;
  /** Closes the innermost sequence or Item; `end` is the byte after it, delimiter included. */
  close(end: number): void;
  /** One fragment of an encapsulated value, the Basic Offset Table first (PS3.5 A.4). */
  fragment(valueOffset: number, length: number): void;
  /** A part of the value of the last element or fragment; the bytes are only good until it returns. */
  value?(bytes: Uint8Array, start: number, end: number): void;
}
