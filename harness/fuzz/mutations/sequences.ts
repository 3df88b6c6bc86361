// Mutations of sequences, items and their delimiters, and how deep they are in one another (PS3.5 7.5).

import { encodeElement, encodeHeader } from '../../payload/encode-elements.ts';
import { insert } from '../draft/edit-tree.ts';
import type { Surroundings } from '../draft/layers.ts';
import type { ItemNode, Node } from '../draft/tree.ts';
import { mutationsOf, pick, type Row } from './mutation.ts';
import { padded } from './values.ts';

/** Contributing Equipment Sequence: any IOD may have it, and SCPs need not know it. */
const tag = 0x0018a001;
const tagText = '(0018,A001)';
const itemTag = 0xfffee000;
const itemDelimiter = 0xfffee00d;
const sequenceDelimiter = 0xfffee0dd;

const element: Node = { tag: 0x00080070, vr: 'LO', value: padded('MAKER') };
const item: ItemNode = { elements: [element] };

function withSequence(nodes: readonly Node[], sequence: Partial<Node>): readonly Node[] {
  return insert(nodes, { tag, vr: 'SQ', ...sequence });
}

function bytesOf(number: number, length: number, { encoding }: Surroundings): Buffer {
  return encodeHeader(number, undefined, length, encoding);
}

/** Bytes between the elements of the first level. */
function stray(nodes: readonly Node[], ...pieces: readonly Uint8Array[]): readonly Node[] {
  return insert(nodes, { tag, vr: 'UN', raw: Buffer.concat(pieces) });
}

const greatLengths = [0xfffffff0, 0x7ffffff0, 0x01000000, 0x1000];

const rows: readonly Row<'tree'>[] = [
  {
    id: 'sequence/explicit-zero',
    clause: 'PS3.5 7.5.2',
    breaks: 'a sequence of explicit length has no item',
    apply: (nodes) => withSequence(nodes, { items: [] }),
  },
  {
    id: 'sequence/open-empty',
    clause: 'PS3.5 7.5.2',
    breaks: 'a sequence of undefined length has no item',
    apply: (nodes) => withSequence(nodes, { items: [], isOpen: true }),
  },
  ...(['explicit', 'undefined'] as const).map(
    (length): Row<'tree'> => ({
      id: `sequence/nested-${length}`,
      clause: 'PS3.5 7.5',
      breaks: `sequences of ${length} length are nested deeply`,
      sizes: { least: 2, most: 20_000 },
      apply: (nodes, { size }, { encoding }) => {
        const pieces = encodeElement({ tag: tagText, vr: 'SQ', nested: { levels: size, length } }, encoding);
        return stray(nodes, ...pieces);
      },
    }),
  ),
  {
    id: 'sequence/nested-without-end',
    clause: 'PS3.5 7.5',
    breaks: 'sequences are nested deeply, and none of them ends',
    sizes: { least: 2, most: 20_000 },
    apply: (nodes, { size }, { encoding }) => {
      const one = [
        encodeHeader(tag, 'SQ', 0xffffffff, encoding),
        encodeHeader(itemTag, undefined, 0xffffffff, encoding),
      ];
      return stray(nodes, ...Array.from({ length: size }, () => one).flat());
    },
  },
  {
    id: 'sequence/many-items',
    clause: 'PS3.5 7.5',
    breaks: 'a sequence has thousands of items',
    sizes: { least: 2, most: 20_000 },
    apply: (nodes, { size }) => withSequence(nodes, { items: Array.from({ length: size }, () => item) }),
  },
  {
    id: 'sequence/no-sequence-delimiter',
    clause: 'PS3.5 7.5.2',
    breaks: 'a sequence of undefined length has no delimiter',
    apply: (nodes) => withSequence(nodes, { items: [item], isOpen: true, hasNoEnd: true }),
  },
  {
    id: 'sequence/no-item-delimiter',
    clause: 'PS3.5 7.5.2',
    breaks: 'an item of undefined length has no delimiter',
    apply: (nodes) => withSequence(nodes, { items: [{ ...item, isOpen: true, hasNoEnd: true }], isOpen: true }),
  },
  {
    id: 'sequence/delimiter-length',
    clause: 'PS3.5 7.5.2',
    breaks: 'a sequence delimiter declares a length',
    variants: ['FFFFFFFFH', '2', '80000000H'],
    apply: (nodes, { variant }) =>
      withSequence(nodes, { items: [item], isOpen: true, endLength: pick([0xffffffff, 2, 0x80000000], variant) }),
  },
  {
    id: 'sequence/stray-item-end',
    clause: 'PS3.5 7.5',
    breaks: 'an item delimiter is outside of any item, maybe with an item after it',
    variants: ['alone', 'and an item', 'in a sequence, and an item'],
    apply: (nodes, { variant }, around) => {
      const end = bytesOf(itemDelimiter, 0, around);
      const begin = bytesOf(itemTag, 0, around);
      if (variant % 3 === 2)
        return withSequence(nodes, { items: [{ ...item, tag: itemDelimiter, elements: [] }, item], isOpen: true });
      return stray(nodes, end, ...(variant % 3 === 1 ? [begin] : []));
    },
  },
  {
    id: 'sequence/stray-sequence-end',
    clause: 'PS3.5 7.5',
    breaks: 'a sequence delimiter is outside of any sequence',
    variants: ['length 0', 'length FFFFFFFFH'],
    apply: (nodes, { variant }, around) =>
      stray(nodes, bytesOf(sequenceDelimiter, variant % 2 === 0 ? 0 : 0xffffffff, around)),
  },
  {
    id: 'sequence/stray-item',
    clause: 'PS3.5 7.5',
    breaks: 'an item is outside of any sequence',
    variants: ['length 0', 'undefined length', 'great length'],
    apply: (nodes, { variant }, around) =>
      stray(nodes, bytesOf(itemTag, pick([0, 0xffffffff, 0x7ffffff0], variant), around)),
  },
  {
    id: 'sequence/item-length-beyond',
    clause: 'PS3.5 7.5.1',
    breaks: 'an item is longer than its sequence or than the Data Set',
    variants: greatLengths.map((length) => `${length.toString(16)}H`),
    apply: (nodes, { variant }) =>
      withSequence(nodes, { items: [{ ...item, length: pick(greatLengths, variant) }], isOpen: true }),
  },
  {
    id: 'sequence/length-lie',
    clause: 'PS3.5 7.5.2',
    breaks: 'a sequence of explicit length ends within an item, or beyond the Data Set',
    variants: ['4', '7', 'beyond', 'FFFFFFFEH'],
    apply: (nodes, { variant }) =>
      withSequence(nodes, { items: [item], length: pick([4, 7, 0x100000, 0xfffffffe], variant) }),
  },
  {
    id: 'sequence/other-than-item',
    clause: 'PS3.5 7.5',
    breaks: 'something else than an item is in a sequence',
    variants: ['an element', 'tag 0', 'a group FFFF'],
    apply: (nodes, { variant }) =>
      withSequence(nodes, { items: [{ ...item, tag: pick([0x00080070, 0, 0xffffffff], variant) }], isOpen: true }),
  },
  {
    id: 'sequence/explicit-item-in-open',
    clause: 'PS3.5 7.5.2',
    breaks: 'nothing: an item of explicit length in a sequence of undefined length, which some cannot read',
    variants: ['explicit in undefined', 'undefined in explicit'],
    apply: (nodes, { variant }) =>
      variant % 2 === 0
        ? withSequence(nodes, { items: [item], isOpen: true })
        : withSequence(nodes, { items: [{ ...item, isOpen: true }] }),
  },
  {
    id: 'sequence/end-of-explicit-length',
    clause: 'PS3.5 7.5.2',
    breaks: 'a sequence or an item of explicit length has a delimiter all the same',
    variants: ['a sequence', 'an item'],
    apply: (nodes, { variant }, around) => {
      const end = bytesOf(variant % 2 === 0 ? sequenceDelimiter : itemDelimiter, 0, around);
      return withSequence(nodes, { items: [{ elements: [element, { tag: 0, vr: 'UN', raw: end }] }] });
    },
  },
  {
    id: 'sequence/duplicated',
    clause: 'PS3.5 7.1',
    breaks: 'a sequence occurs twice',
    apply: (nodes) => insert(insert(nodes, { tag, vr: 'SQ', items: [item] }), { tag, vr: 'SQ', items: [item] }),
  },
  {
    id: 'sequence/encapsulated-within',
    clause: 'PS3.5 A.4',
    breaks: 'encapsulated Pixel Data is in an item, such as an icon has',
    apply: (nodes) =>
      insert(nodes, {
        tag: 0x00880200,
        vr: 'SQ',
        items: [
          {
            elements: [
              {
                tag: 0x7fe00010,
                vr: 'OB',
                isOpen: true,
                items: [
                  { elements: [], value: new Uint8Array(0) },
                  { elements: [], value: Buffer.alloc(8, 0xff) },
                ],
              },
            ],
          },
        ],
      }),
  },
];

export const sequenceMutations = mutationsOf('tree', 'data set', rows);
