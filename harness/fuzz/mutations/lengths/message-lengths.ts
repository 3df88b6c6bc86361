// Mutations of every length field of a message: Command Elements, Data Elements, Items, delimitation items, fragments (PS3.7 6.3.1, PS3.5 7).

import { countNodes, insert, replaceNode, withNodes } from '../../draft/edit-tree.ts';
import { isPlain, isSequence, ofPlain } from '../../draft/node-tests.ts';
import type { ItemNode, Node } from '../../draft/tree.ts';
import { addedTag, item } from '../data-set/added-sequence.ts';
import { mutationsOf, type Row } from '../mutation.ts';
import { edgeNames, edgeOf, edges32 } from './edges.ts';

const variants = edgeNames(edges32);
/** Length of the Item that mutations put into a Data Set: Manufacturer with six characters, in Explicit and in Implicit VR alike. */
const itemLength = 14;

const ofCommand: readonly Row<'command'>[] = [
  {
    id: 'length/command-element',
    clause: 'PS3.7 6.3.1',
    breaks: 'the Value Length of a Command Element is the least or greatest of 32 bits, or a little off the right one',
    places: (elements) => elements.length,
    variants,
    apply: (elements, { place, variant }) =>
      elements.map((one, at) => (at === place ? { ...one, length: edgeOf(edges32, variant, one.value.length) } : one)),
  },
];

function opened(sequence: Partial<Node>): (nodes: readonly Node[]) => readonly Node[] {
  return (nodes) => insert(nodes, { tag: addedTag, vr: 'SQ', items: [item], isOpen: true, ...sequence });
}

function withItem(change: Partial<ItemNode>): (nodes: readonly Node[]) => readonly Node[] {
  return opened({ items: [{ ...item, ...change }] });
}

const ofTree: readonly Row<'tree'>[] = [
  {
    id: 'length/data-element',
    clause: 'PS3.5 7.1.1',
    breaks:
      'the Value Length of a Data Element, on any level, is the least or greatest of 32 bits, or a little off the right one',
    places: ofPlain,
    variants,
    apply: (nodes, { place, variant }) =>
      replaceNode(
        nodes,
        place,
        (node) => [{ ...node, length: edgeOf(edges32, variant, node.value?.length ?? 0) }],
        isPlain,
      ),
  },
  {
    id: 'length/sequence',
    clause: 'PS3.5 7.5.2',
    breaks: 'the length of a Sequence is the least or greatest of 32 bits, or a little off the right one',
    variants,
    apply: (nodes, { variant }) => {
      const length = edgeOf(edges32, variant, itemLength + 8);
      if (countNodes(nodes, isSequence) === 0) return opened({ isOpen: false, length })(nodes);
      return replaceNode(nodes, 0, (node) => [{ ...node, length }], isSequence);
    },
  },
  {
    id: 'length/item',
    clause: 'PS3.5 7.5.1',
    breaks: 'the length of an Item is the least or greatest of 32 bits, or a little off the right one',
    variants,
    apply: (nodes, { variant }) => withItem({ length: edgeOf(edges32, variant, itemLength) })(nodes),
  },
  {
    id: 'length/item-delimiter',
    clause: 'PS3.5 7.5.1',
    breaks: 'the length of an Item Delimitation Item is not 0',
    variants,
    apply: (nodes, { variant }) => withItem({ isOpen: true, endLength: edgeOf(edges32, variant, 0) })(nodes),
  },
  {
    id: 'length/sequence-delimiter',
    clause: 'PS3.5 7.5.2',
    breaks: 'the length of a Sequence Delimitation Item is not 0',
    variants,
    apply: (nodes, { variant }) => opened({ endLength: edgeOf(edges32, variant, 0) })(nodes),
  },
  {
    id: 'length/fragment',
    clause: 'PS3.5 A.4',
    breaks:
      'the length of a fragment or of the Basic Offset Table is the least or greatest of 32 bits, or a little off the right one',
    places: () => 2,
    variants,
    apply: (nodes, { place, variant }) => {
      const fragments = [Buffer.alloc(0), Buffer.alloc(16, 0xff)];
      const items = fragments.map((value, at) => ({
        elements: [],
        value,
        ...(at === 1 - (place % 2) && { length: edgeOf(edges32, variant, value.length) }),
      }));
      return withNodes(nodes, { tag: 0x7fe00010, vr: 'OB', isOpen: true, items });
    },
  },
];

export const messageLengthMutations = [
  ...mutationsOf('command', 'command', ofCommand),
  ...mutationsOf('tree', 'data set', ofTree),
];
