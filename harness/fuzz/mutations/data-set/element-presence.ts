// Mutations of which Data Elements there are, and in which order: PS3.5 7.1, 7.4.

import { replaceNode } from '../../draft/edit-tree.ts';
import { everywhere, isFilled, ofFilled } from '../../draft/node-tests.ts';
import { mutationsOf, type Row } from '../mutation.ts';

const nothing = new Uint8Array(0);

const rows: readonly Row<'tree'>[] = [
  {
    id: 'element/removed',
    clause: 'PS3.5 7.4',
    breaks: 'a Data Element that handlers read is absent',
    places: everywhere,
    apply: (nodes, { place }) => replaceNode(nodes, place, () => []),
  },
  {
    id: 'element/duplicated',
    clause: 'PS3.5 7.1',
    breaks: 'a Data Element occurs twice',
    places: everywhere,
    apply: (nodes, { place }) => replaceNode(nodes, place, (node) => [node, node]),
  },
  {
    id: 'element/out-of-order',
    clause: 'PS3.5 7.1',
    breaks: 'a Data Element stands before those of lesser tags',
    places: (nodes) => Math.max(0, nodes.length - 1),
    apply: (nodes, { place }) => {
      const moved = nodes[place + 1];
      return moved ? [moved, ...nodes.filter((node) => node !== moved)] : nodes;
    },
  },
  {
    id: 'element/emptied',
    clause: 'PS3.5 7.4',
    breaks: 'a Data Element has no value',
    places: ofFilled,
    apply: (nodes, { place }) => replaceNode(nodes, place, (node) => [{ ...node, value: nothing }], isFilled),
  },
];

export const elementPresenceMutations = mutationsOf('tree', 'data set', rows);
