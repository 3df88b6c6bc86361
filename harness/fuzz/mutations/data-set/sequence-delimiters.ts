// Mutations of the delimiters of sequences and items: PS3.5 7.5.

import { mutationsOf, pick, type Row } from '../mutation.ts';
import {
  element,
  headOf,
  item,
  itemDelimiter,
  itemTag,
  sequenceDelimiter,
  stray,
  withSequence,
} from './added-sequence.ts';

const rows: readonly Row<'tree'>[] = [
  {
    id: 'sequence/no-sequence-delimiter',
    clause: 'PS3.5 7.5.2',
    breaks: 'a Sequence of undefined length has no Sequence Delimitation Item',
    apply: (nodes) => withSequence(nodes, { items: [item], isOpen: true, hasNoEnd: true }),
  },
  {
    id: 'sequence/no-item-delimiter',
    clause: 'PS3.5 7.5.1',
    breaks: 'an Item of undefined length has no Item Delimitation Item',
    apply: (nodes) => withSequence(nodes, { items: [{ ...item, isOpen: true, hasNoEnd: true }], isOpen: true }),
  },
  {
    id: 'sequence/delimiter-length',
    clause: 'PS3.5 7.5.2',
    breaks: 'a Sequence Delimitation Item has a length that is not 0',
    variants: ['FFFFFFFFH', '2', '80000000H'],
    apply: (nodes, { variant }) =>
      withSequence(nodes, { items: [item], isOpen: true, endLength: pick([0xffffffff, 2, 0x80000000], variant) }),
  },
  {
    id: 'sequence/stray-item-end',
    clause: 'PS3.5 7.5.1',
    breaks: 'an Item Delimitation Item is outside of any Item, maybe with an Item after it',
    variants: ['alone', 'and an item', 'in a sequence, and an item'],
    apply: (nodes, { variant }, around) => {
      const end = headOf(itemDelimiter, 0, around);
      const begin = headOf(itemTag, 0, around);
      if (variant % 3 === 2)
        return withSequence(nodes, { items: [{ ...item, tag: itemDelimiter, elements: [] }, item], isOpen: true });
      return stray(nodes, end, ...(variant % 3 === 1 ? [begin] : []));
    },
  },
  {
    id: 'sequence/stray-sequence-end',
    clause: 'PS3.5 7.5.2',
    breaks: 'a Sequence Delimitation Item is outside of any Sequence',
    variants: ['length 0', 'length FFFFFFFFH'],
    apply: (nodes, { variant }, around) =>
      stray(nodes, headOf(sequenceDelimiter, variant % 2 === 0 ? 0 : 0xffffffff, around)),
  },
  {
    id: 'sequence/stray-item',
    clause: 'PS3.5 7.5.1',
    breaks: 'an Item is outside of any Sequence',
    variants: ['length 0', 'undefined length', 'great length'],
    apply: (nodes, { variant }, around) =>
      stray(nodes, headOf(itemTag, pick([0, 0xffffffff, 0x7ffffff0], variant), around)),
  },
  {
    id: 'sequence/end-of-explicit-length',
    clause: 'PS3.5 7.5.2',
    breaks: 'a Sequence or an Item of explicit length has a delimitation item all the same',
    variants: ['a sequence', 'an item'],
    apply: (nodes, { variant }, around) => {
      const end = headOf(variant % 2 === 0 ? sequenceDelimiter : itemDelimiter, 0, around);
      return withSequence(nodes, { items: [{ elements: [element, { tag: 0, vr: 'UN', raw: end }] }] });
    },
  },
];

export const sequenceDelimiterMutations = mutationsOf('tree', 'data set', rows);
