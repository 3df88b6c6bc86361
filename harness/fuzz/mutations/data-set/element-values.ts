// Mutations of the values of single Data Elements: PS3.5 6.2, 6.4.

import { replaceNode } from '../../draft/edit-tree.ts';
import { isText, ofTexts } from '../../draft/node-tests.ts';
import { padded } from '../../values/values.ts';
import { mutationsOf, pick, type Row } from '../mutation.ts';

const rows: readonly Row<'tree'>[] = [
  {
    id: 'element/many-values',
    clause: 'PS3.5 6.4',
    breaks: 'a Data Element has thousands of values',
    places: ofTexts,
    sizes: { least: 2, most: 20_000 },
    apply: (nodes, { place, size }) =>
      replaceNode(nodes, place, (node) => [{ ...node, value: padded('1\\'.repeat(size)), isLong: true }], isText),
  },
  {
    id: 'element/long-text',
    clause: 'PS3.5 6.2',
    breaks: 'a text is longer than its VR allows',
    places: ofTexts,
    sizes: { least: 65, most: 65_534 },
    apply: (nodes, { place, size }) =>
      replaceNode(nodes, place, (node) => [{ ...node, value: padded('X'.repeat(size)) }], isText),
  },
  {
    id: 'element/no-number',
    clause: 'PS3.5 6.2',
    breaks: 'a text that a program reads as a number is none, or is beyond its range',
    places: ofTexts,
    variants: ['1e999', '-99999999999', 'NaN', '0x10', 'minus', 'letters', 'bytes above 7FH', 'NULs'],
    apply: (nodes, { place, variant }) => {
      const text = pick(['1e999', '-99999999999', 'NaN', '0x10', '-', 'ABC', '\xff\xfe\xfd\xfc', '\0\0\0\0'], variant);
      return replaceNode(nodes, place, (node) => [{ ...node, value: padded(text) }], isText);
    },
  },
];

export const elementValueMutations = mutationsOf('tree', 'data set', rows);
