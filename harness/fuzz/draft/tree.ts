// A Data Set as a tree that may be wrong everywhere: lengths, VRs, delimiters and order are written as they stand (PS3.5 7).

import { type DataElement, readDataSet, type TransferSyntax } from '../../../src/index.ts';
import { type Encoding, encodeHeader } from '../../payload/encode-elements.ts';

const undefinedLength = 0xffffffff;
const itemTag = 0xfffee000;
const itemDelimiter = 0xfffee00d;
const sequenceDelimiter = 0xfffee0dd;

/** A Data Element, or anything that stands in the place of one. */
export interface Node {
  readonly tag: number;
  /** Two characters, whatever they are. */
  readonly vr: string;
  readonly value?: Uint8Array;
  readonly items?: readonly ItemNode[];
  /** It ends with its delimiter. */
  readonly isOpen?: boolean;
  /** Declared Value Length, if it is not that of the value. */
  readonly length?: number;
  /** Whether the Value Length has 32 bits, if that is not what the VR says. */
  readonly isLong?: boolean;
  /** The delimiter of an open one is left out. */
  readonly hasNoEnd?: boolean;
  /** Declared length of the delimiter of an open one. */
  readonly endLength?: number;
  /** These bytes in place of all. */
  readonly raw?: Uint8Array;
}

export interface ItemNode {
  readonly elements: readonly Node[];
  /** The bytes of a fragment, in place of elements. */
  readonly value?: Uint8Array;
  readonly tag?: number;
  readonly isOpen?: boolean;
  readonly length?: number;
  readonly hasNoEnd?: boolean;
  /** Declared length of the delimiter of an open one. */
  readonly endLength?: number;
}

/** The tree of a sound Data Set. */
export function treeOf(bytes: Uint8Array, syntax: TransferSyntax): Node[] {
  return readDataSet(bytes, syntax).elements.map(nodeOf);
}

function nodeOf({ tag, vr, items, fragments, undefinedLength: isOpen, value }: DataElement): Node {
  if (items) {
    const nodes = items.map((item) => ({ elements: item.elements.map(nodeOf), isOpen: item.undefinedLength }));
    return { tag, vr, items: nodes, isOpen };
  }
  if (fragments) return { tag, vr, items: fragments.map((one) => ({ elements: [], value: one })), isOpen };
  return { tag, vr, value: value.slice() };
}

/** The bytes of a tree, lies and all. */
export function encodeTree(nodes: readonly Node[], encoding: Encoding): Buffer {
  const pieces: Uint8Array[] = [];
  for (const node of nodes) write(node, encoding, pieces);
  return Buffer.concat(pieces);
}

function write(node: Node, encoding: Encoding, pieces: Uint8Array[]): void {
  if (node.raw) {
    pieces.push(node.raw);
    return;
  }
  const content: Uint8Array[] = [];
  if (node.value) content.push(node.value);
  for (const item of node.items ?? []) writeItem(item, encoding, content);
  const length = node.length ?? (node.isOpen ? undefinedLength : lengthOf(content));
  pieces.push(encodeHeader(node.tag, node.vr, length, encoding, ...(node.isLong === undefined ? [] : [node.isLong])));
  for (const piece of content) pieces.push(piece);
  if (node.isOpen && !node.hasNoEnd)
    pieces.push(encodeHeader(sequenceDelimiter, undefined, node.endLength ?? 0, encoding));
}

function writeItem(
  { elements, value, tag, isOpen, length, hasNoEnd, endLength }: ItemNode,
  encoding: Encoding,
  pieces: Uint8Array[],
) {
  const content: Uint8Array[] = value ? [value] : [];
  for (const element of elements) write(element, encoding, content);
  pieces.push(
    encodeHeader(tag ?? itemTag, undefined, length ?? (isOpen ? undefinedLength : lengthOf(content)), encoding),
  );
  for (const piece of content) pieces.push(piece);
  if (isOpen && !hasNoEnd) pieces.push(encodeHeader(itemDelimiter, undefined, endLength ?? 0, encoding));
}

function lengthOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, { length }) => sum + length, 0);
}
