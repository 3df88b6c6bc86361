/** A Data Set (PS3.5 clause 7) as a plain object: element keywords and their values. */

import { dictionaryEntry } from '../registry/dictionary.ts';

/**
 * One value: text, a number (US, SS, UL, SL, FL, FD, AT, and IS or DS that survive the conversion unchanged), a bigint
 * (SV, UV), bytes in little endian (OB, OW, OF, OD, OL, OV, UN) or an Item of a sequence.
 */
export type DataSetValue = string | number | bigint | Uint8Array | DataSet;

/** An element written with its VR, as private elements need it: `{ vr: 'LO', Value: ['ACME'] }`. */
export interface ElementWithVR {
  readonly vr: string;
  readonly Value?: readonly DataSetValue[];
}

/** One value, several values, an element without value (null), or values with an explicit VR. */
export type DataSetElement = DataSetValue | readonly DataSetValue[] | ElementWithVR | null;

/**
 * Keyed by PS3.6 keyword (`PatientName`); an element without one by its tag in eight hexadecimal digits (`00291001`).
 * Sequences are arrays of Items, also when there is one; other elements are arrays only when they have several values.
 */
export interface DataSet {
  [keyword: string]: DataSetElement;
}

/** The key of an element in a `DataSet`. */
export function elementKey(tag: number): string {
  const entry = dictionaryEntry(tag);
  return entry?.tag === tag ? entry.keyword : tag.toString(16).toUpperCase().padStart(8, '0');
}
