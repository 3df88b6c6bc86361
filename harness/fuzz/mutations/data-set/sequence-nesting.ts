// Mutations of how many sequences and items there are, and how deep they are in one another: PS3.5 7.5.

import { encodeElement, encodeHeader } from '../../../payload/encode-elements.ts';
import { insert } from '../../draft/edit-tree.ts';
import { mutationsOf, type Row } from '../mutation.ts';
import { addedTag, item, itemTag, stray, withSequence } from './added-sequence.ts';

const tagText = '(0018,A001)';

const rows: readonly Row<'tree'>[] = [
  {
    id: 'sequence/explicit-zero',
    clause: 'PS3.5 7.5.2',
    breaks: 'nothing: a Sequence of explicit length has no Item',
    apply: (nodes) => withSequence(nodes, { items: [] }),
  },
  {
    id: 'sequence/open-empty',
    clause: 'PS3.5 7.5.2',
    breaks: 'nothing: a Sequence of undefined length has no Item',
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
    clause: 'PS3.5 7.5.2',
    breaks: 'Sequences of undefined length are nested deeply, and none of them ends',
    sizes: { least: 2, most: 20_000 },
    apply: (nodes, { size }, { encoding }) => {
      const one = [
        encodeHeader(addedTag, 'SQ', 0xffffffff, encoding),
        encodeHeader(itemTag, undefined, 0xffffffff, encoding),
      ];
      return stray(nodes, ...Array.from({ length: size }, () => one).flat());
    },
  },
  {
    id: 'sequence/nested-as-unknown',
    clause: 'PS3.5 6.2.2',
    breaks: 'nothing: Sequences of VR UN, whose content is in Implicit VR, are nested deeply in each other',
    sizes: { least: 2, most: 20_000 },
    suits: ({ explicitVR }) => explicitVR,
    apply: (nodes, { size }, { encoding }) => {
      // Such a value is Implicit VR Little Endian whatever is around it.
      const implicit = { explicitVR: false, littleEndian: true };
      const [sequence, ...within] = encodeElement(
        { tag: tagText, vr: 'SQ', nested: { levels: size, length: 'undefined' } },
        implicit,
      );
      const head = encodeHeader(addedTag, 'UN', 0xffffffff, encoding);
      return stray(nodes, sequence ? head : Buffer.alloc(0), ...within);
    },
  },
  {
    id: 'sequence/many-items',
    clause: 'PS3.5 7.5',
    breaks: 'nothing: a Sequence has thousands of Items',
    sizes: { least: 2, most: 20_000 },
    apply: (nodes, { size }) => withSequence(nodes, { items: Array.from({ length: size }, () => item) }),
  },
  {
    id: 'sequence/duplicated',
    clause: 'PS3.5 7.1',
    breaks: 'a Sequence occurs twice',
    apply: (nodes) =>
      insert(insert(nodes, { tag: addedTag, vr: 'SQ', items: [item] }), { tag: addedTag, vr: 'SQ', items: [item] }),
  },
  {
    id: 'sequence/encapsulated-within',
    clause: 'PS3.5 A.4',
    breaks: 'encapsulated Pixel Data is in an Item, as in an icon',
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

export const sequenceNestingMutations = mutationsOf('tree', 'data set', rows);
