// A Data Set in its elements, so that one of them can be wrong: PS3.5 7.1.

import { ImplicitVRLittleEndian, readDataSet } from '../../../src/index.ts';
import type { ScuChange } from './scu-behaviour.ts';

/** An element of the first level, with its bytes as they are encoded. */
export interface Part {
  readonly tag: number;
  readonly bytes: Buffer;
}

/** Changes the elements of every Data Set; it has to be in Implicit VR Little Endian. */
export function parts(change: (parts: readonly Part[]) => readonly Part[]): ScuChange {
  return { dataSet: (bytes) => Buffer.concat(change(partsOf(bytes)).map((part) => part.bytes)) };
}

function partsOf(bytes: Uint8Array): Part[] {
  const { elements } = readDataSet(bytes, ImplicitVRLittleEndian);
  return elements.map(({ tag, offset }, at) => ({
    tag,
    bytes: Buffer.from(bytes.subarray(offset, elements[at + 1]?.offset ?? bytes.length)),
  }));
}

/** An element in Implicit VR Little Endian. `length` declares another one than the value has. */
export function part(tag: number, value: Uint8Array | string, length?: number): Part {
  const bytes = typeof value === 'string' ? Buffer.from(value, 'latin1') : value;
  const head = Buffer.alloc(8);
  head.writeUInt16LE(tag >>> 16, 0);
  head.writeUInt16LE(tag & 0xffff, 2);
  head.writeUInt32LE(length ?? bytes.length, 4);
  return { tag, bytes: Buffer.concat([head, bytes]) };
}

/** Puts elements in, in the places of their tags, or in place of those that are there. */
export function withParts(...more: readonly Part[]): ScuChange {
  const tags = new Set(more.map(({ tag }) => tag));
  return parts((own) =>
    [...own.filter(({ tag }) => !tags.has(tag)), ...more].sort((one, other) => one.tag - other.tag),
  );
}

/** Leaves an element out. */
export function withoutPart(unwanted: number): ScuChange {
  return parts((own) => own.filter(({ tag }) => tag !== unwanted));
}
