// Mutations of the tree of a Data Set by its structure: replace, add, remove, duplicate, nest, and two at independent places (PS3.5 7.5).

import { countNodes, replaceNode } from '../../draft/edit-tree.ts';
import { everywhere } from '../../draft/node-tests.ts';
import type { Node } from '../../draft/tree.ts';
import { padded } from '../../values/values.ts';
import { mutationsOf, pick, type Row } from '../mutation.ts';

type Operation = (node: Node, other: Node) => readonly Node[];

const sequenceOf = (tag: number, ...elements: readonly Node[]): Node => ({ tag, vr: 'SQ', items: [{ elements }] });

/** What is made of an element; `other` is an element of another place. */
const operations: readonly (readonly [name: string, operation: Operation])[] = [
  ['removed', () => []],
  ['duplicated', (node) => [node, node]],
  ['replaced by the value of another', (node, other) => [{ ...other, tag: node.tag }]],
  ['replaced by another', (_node, other) => [other]],
  ['another one added', (node, other) => [node, other]],
  ['nested in a Sequence of its own tag', (node) => [sequenceOf(node.tag, node)]],
  ['nested twice', (node) => [sequenceOf(node.tag, sequenceOf(node.tag, node))]],
  ['nested with another', (node, other) => [sequenceOf(node.tag, node, other)]],
  ['emptied', ({ tag, vr }) => [{ tag, vr, value: Buffer.alloc(0) }]],
  ['its value doubled', (node) => [{ ...node, ...(node.value && { value: Buffer.concat([node.value, node.value]) }) }]],
  ['as UN', (node) => [{ ...node, vr: 'UN' }]],
  ['under the next tag', (node) => [{ ...node, tag: node.tag + 1 }]],
  ['with a text in place', ({ tag }) => [{ tag, vr: 'LO', value: padded('TEXT') }]],
];

const names = operations.map(([name]) => name);

function changed(nodes: readonly Node[], place: number, operation: Operation): readonly Node[] {
  const count = countNodes(nodes);
  if (count === 0) return nodes;
  const other = nodes[(place * 7 + 3) % nodes.length];
  return replaceNode(nodes, place % count, (node) => (other ? operation(node, other) : [node]));
}

const rows: readonly Row<'tree'>[] = [
  {
    id: 'tree/one-place',
    clause: 'PS3.5 7.1',
    breaks: 'a Data Element, on any level, is removed, duplicated, replaced, nested or followed by another',
    places: everywhere,
    variants: names,
    apply: (nodes, { place, variant }) => changed(nodes, place, pick(operations, variant)[1]),
  },
  {
    id: 'tree/two-places',
    clause: 'PS3.5 7.1',
    breaks: 'the same at two places that have nothing to do with each other',
    // Both places, and which operation the second has.
    places: (nodes) => everywhere(nodes) ** 2 * operations.length,
    variants: names.map((name) => `first ${name}`),
    apply: (nodes, { place, variant }) => {
      const count = Math.max(1, everywhere(nodes));
      const second = pick(operations, variant + 1 + Math.floor(place / count ** 2))[1];
      return changed(
        changed(nodes, place + 1 + Math.floor(place / count), second),
        place % count,
        pick(operations, variant)[1],
      );
    },
  },
];

export const treeMutations = mutationsOf('tree', 'data set', rows);
