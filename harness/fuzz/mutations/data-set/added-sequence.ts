// A sequence that mutations put into a Data Set, and bytes between its elements: PS3.5 7.5.

import { encodeHeader } from '../../../payload/encode-elements.ts';
import { insert } from '../../draft/edit-tree.ts';
import type { Surroundings } from '../../draft/layers.ts';
import type { ItemNode, Node } from '../../draft/tree.ts';
import { padded } from '../../values/values.ts';

/** Contributing Equipment Sequence: any IOD may have it (PS3.3 C.12.1), and SCPs need not know it. */
export const addedTag = 0x0018a001;
export const itemTag = 0xfffee000;
export const itemDelimiter = 0xfffee00d;
export const sequenceDelimiter = 0xfffee0dd;

/** Manufacturer. */
export const element: Node = { tag: 0x00080070, vr: 'LO', value: padded('MAKER') };
export const item: ItemNode = { elements: [element] };

/** The Data Set with the sequence. */
export function withSequence(nodes: readonly Node[], sequence: Partial<Node>): readonly Node[] {
  return insert(nodes, { tag: addedTag, vr: 'SQ', ...sequence });
}

/** Tag and length of an item or a delimiter. */
export function headOf(tag: number, length: number, { encoding }: Surroundings): Buffer {
  return encodeHeader(tag, undefined, length, encoding);
}

/** Bytes between the elements of the first level. */
export function stray(nodes: readonly Node[], ...pieces: readonly Uint8Array[]): readonly Node[] {
  return insert(nodes, { tag: addedTag, vr: 'UN', raw: Buffer.concat(pieces) });
}
