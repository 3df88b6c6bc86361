// Mutations that put tokens of a dictionary into Data Set values, any place of a Data Set, Command Elements and items (AFL dictionaries).

import { childrenOf, whole } from '../../language/mutations/pdu-region.ts';
import { replaceNode } from '../draft/edit-tree.ts';
import type { Surroundings } from '../draft/layers.ts';
import { isPlain, ofPlain } from '../draft/node-tests.ts';
import { mutationsOf, pick, type Row } from './mutation.ts';

const none = new Uint8Array(0);
const hows = ['in place of the value', 'before it', 'after it', 'over its first bytes'];

/** Which token: the size counts through them. */
function tokenOf({ target: { dictionary = [] } }: Surroundings, size: number): Uint8Array {
  return dictionary.length === 0 ? none : pick(dictionary, size);
}

/** No place if there is no dictionary. */
function places<Value>(count: (value: Value) => number): (value: Value, around: Surroundings) => number {
  return (value, { target: { dictionary = [] } }) => (dictionary.length === 0 ? 0 : count(value));
}

function combined(value: Uint8Array, token: Uint8Array, how: number): Uint8Array {
  const over = Buffer.concat([token, value.subarray(token.length)]);
  return pick([token, Buffer.concat([token, value]), Buffer.concat([value, token]), over], how);
}

const breaks = 'has a token of the dictionary';
const sizes = { least: 0, most: 255 };

const ofTree: readonly Row<'tree'>[] = [
  {
    id: 'dictionary/value',
    clause: 'PS3.5 7.1.1',
    breaks: `the value of a Data Element ${breaks}`,
    places: places(ofPlain),
    variants: hows,
    sizes,
    apply: (nodes, { place, variant, size }, around) => {
      const token = tokenOf(around, size);
      const change = (value: Uint8Array = none) => combined(value, token, variant);
      return replaceNode(nodes, place, (node) => [{ ...node, value: change(node.value) }], isPlain);
    },
  },
];

const ofBytes: readonly Row<'data set'>[] = [
  {
    id: 'dictionary/data-set',
    clause: 'PS3.5 7.1',
    breaks: `the Data Set ${breaks} at any place`,
    places: places((bytes) => bytes.length + 1),
    variants: ['inserted', 'over what is there'],
    sizes,
    apply: (bytes, { place, variant, size }, around) => {
      const token = tokenOf(around, size);
      const after = variant % 2 === 0 ? place : place + token.length;
      return Buffer.concat([bytes.subarray(0, place), token, bytes.subarray(after)]);
    },
  },
];

const ofCommand: readonly Row<'command'>[] = [
  {
    id: 'dictionary/command',
    clause: 'PS3.7 6.3.1',
    breaks: `the value of a Command Element ${breaks}`,
    places: places((elements) => elements.length),
    variants: hows,
    sizes,
    apply: (elements, { place, variant, size }, around) =>
      elements.map((one, at) =>
        at === place ? { ...one, value: combined(one.value, tokenOf(around, size), variant) } : one,
      ),
  },
];

const itemsOf = (bytes: Uint8Array) => childrenOf(bytes, whole(bytes));

const ofAssociate: readonly Row<'associate'>[] = [
  {
    id: 'dictionary/item',
    clause: 'PS3.8 9.3.2',
    breaks: `the content of an item ${breaks}, and no length is corrected`,
    places: places((bytes) => itemsOf(bytes).length),
    variants: hows,
    sizes,
    apply: (bytes, { place, variant, size }, around) => {
      const item = itemsOf(bytes)[place];
      if (!item) return bytes;
      const start = Math.min(bytes.length, item.start + 4);
      const end = Math.min(bytes.length, item.end);
      const content = combined(bytes.subarray(start, end), tokenOf(around, size), variant);
      return Buffer.concat([bytes.subarray(0, start), content, bytes.subarray(end)]);
    },
  },
];

export const dictionaryMutations = [
  ...mutationsOf('tree', 'data set', ofTree),
  ...mutationsOf('data set', 'data set', ofBytes),
  ...mutationsOf('command', 'command', ofCommand),
  ...mutationsOf('associate', 'pdu', ofAssociate),
];
