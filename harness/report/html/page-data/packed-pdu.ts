// What the page holds of a PDU whose bytes were kept, and of the Data Set that begins in it.

/** A PDU: the markup of its fields and bytes, and its Data Set if one begins in it. */
export interface PackedPdu {
  readonly markup: string;
  readonly dataSet?: PackedDataSet;
}

export interface PackedDataSet {
  readonly elements: readonly PackedElement[];
  /** Why there are no more elements: the bytes end, or are no Data Set from here on. */
  readonly stop?: string;
}

/** A Data Element, with its value as far as its bytes are there. */
export interface PackedElement {
  /** Eight hexadecimal digits in upper case. */
  readonly tag: string;
  readonly vr: string;
  /** The keyword of PS3.6; empty if it has none. */
  readonly name: string;
  /** Bytes of the value; -1 if the length is undefined. */
  readonly length: number;
  /** Text and numbers; numbers that a double cannot hold as text. */
  readonly values?: readonly (string | number)[];
  /** Other bytes, in hexadecimal. */
  readonly hex?: string;
  readonly items?: readonly (readonly PackedElement[])[];
}
