// Mutations of the lengths of sequences and items, and of what is in a sequence: PS3.5 7.5.

import { mutationsOf, pick, type Row } from '../mutation.ts';
import { item, withSequence } from './added-sequence.ts';

const greatLengths = [0xfffffff0, 0x7ffffff0, 0x01000000, 0x1000];

const rows: readonly Row<'tree'>[] = [
  {
    id: 'sequence/item-length-beyond',
    clause: 'PS3.5 7.5.1',
    breaks: 'an Item Length is beyond its Sequence or the Data Set',
    variants: greatLengths.map((length) => `${length.toString(16)}H`),
    apply: (nodes, { variant }) =>
      withSequence(nodes, { items: [{ ...item, length: pick(greatLengths, variant) }], isOpen: true }),
  },
  {
    id: 'sequence/length-lie',
    clause: 'PS3.5 7.5.2',
    breaks: 'the length of a Sequence ends within an Item, or is beyond the Data Set',
    variants: ['4', '7', 'beyond', 'FFFFFFFEH'],
    apply: (nodes, { variant }) =>
      withSequence(nodes, { items: [item], length: pick([4, 7, 0x100000, 0xfffffffe], variant) }),
  },
  {
    id: 'sequence/other-than-item',
    clause: 'PS3.5 7.5.1',
    breaks: 'something else than an Item is in a Sequence',
    variants: ['an element', 'tag 0', 'a group FFFF'],
    apply: (nodes, { variant }) =>
      withSequence(nodes, { items: [{ ...item, tag: pick([0x00080070, 0, 0xffffffff], variant) }], isOpen: true }),
  },
  {
    id: 'sequence/explicit-item-in-open',
    clause: 'PS3.5 7.5.1',
    breaks: 'nothing: an Item of explicit length in a Sequence of undefined length, or the other way',
    variants: ['explicit in undefined', 'undefined in explicit'],
    apply: (nodes, { variant }) =>
      variant % 2 === 0
        ? withSequence(nodes, { items: [item], isOpen: true })
        : withSequence(nodes, { items: [{ ...item, isOpen: true }] }),
  },
];

export const sequenceLengthMutations = mutationsOf('tree', 'data set', rows);
