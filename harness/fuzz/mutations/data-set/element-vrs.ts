// Mutations of the Value Representation of single Data Elements: PS3.5 6.2, 7.1.2.

import { countNodes, insert, replaceNode } from '../../draft/edit-tree.ts';
import { everywhere, isPlain, isSequence, ofPlain } from '../../draft/node-tests.ts';
import type { Node } from '../../draft/tree.ts';
import { padded } from '../../values/values.ts';
import { mutationsOf, pick, type Row } from '../mutation.ts';

const otherVrs = ['SQ', 'UL', 'UI', 'OB', 'UN', 'FD', 'AT', 'PN'];
/** The VR of a variant, or another one if the element has it already. */
function otherVr({ vr }: Node, variant: number): string {
  const other = pick(otherVrs, variant);
  return other === vr ? pick(otherVrs, variant + 1) : other;
}

const illegalVrs = ['??', '\0\0', 'ZZ', 'lo', '\xff\xff', '  '];

const rows: readonly Row<'tree'>[] = [
  {
    id: 'element/other-vr',
    clause: 'PS3.5 7.1.1',
    breaks: 'a Data Element has another VR than the Data Dictionary says',
    suits: ({ explicitVR }) => explicitVR,
    places: ofPlain,
    variants: otherVrs,
    apply: (nodes, { place, variant }) =>
      replaceNode(nodes, place, (node) => [{ ...node, vr: otherVr(node, variant) }], isPlain),
  },
  {
    id: 'element/illegal-vr',
    clause: 'PS3.5 7.1.1',
    breaks: 'a Data Element has a VR that does not exist',
    suits: ({ explicitVR }) => explicitVR,
    places: everywhere,
    variants: ['??', 'two NULs', 'ZZ', 'small letters', 'FFFFH', 'two spaces'],
    apply: (nodes, { place, variant }) =>
      replaceNode(nodes, place, (node) => [{ ...node, vr: pick(illegalVrs, variant) }]),
  },
  {
    id: 'element/sequence-for-text',
    clause: 'PS3.5 7.1.1',
    breaks: 'a Data Element that is no SQ is a Sequence of Items',
    places: ofPlain,
    apply: (nodes, { place }) => replaceNode(nodes, place, ({ tag }) => [sequenceOf(tag)], isPlain),
  },
  {
    id: 'element/text-for-sequence',
    clause: 'PS3.5 7.1.1',
    breaks: 'a Data Element that is SQ is a text',
    places: (nodes) => countNodes(nodes, isSequence) || 1,
    apply: (nodes, { place }) => {
      const text = (tag: number): Node => ({ tag, vr: 'LO', value: padded('NO SEQUENCE') });
      if (countNodes(nodes, isSequence) === 0) return insert(nodes, text(0x00081115));
      return replaceNode(nodes, place, ({ tag }) => [text(tag)], isSequence);
    },
  },
];

/** A sequence with one item that has one element. */
function sequenceOf(tag: number): Node {
  return { tag, vr: 'SQ', items: [{ elements: [{ tag: 0x00080100, vr: 'SH', value: padded('CODE') }] }] };
}

export const elementVrMutations = mutationsOf('tree', 'data set', rows);
