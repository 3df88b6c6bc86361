// Mutations of single Data Elements: presence, order, values, lengths and VRs (PS3.5 6.2, 7.1).

import { countNodes, insert, replaceNode } from '../draft/edit-tree.ts';
import type { Node } from '../draft/tree.ts';
import { mutationsOf, pick, type Row } from './mutation.ts';
import { latin1, padded } from './values.ts';

const texts = new Set('AE AS CS DA DS DT IS LO LT PN SH ST TM UC UI UR UT'.split(' '));
const isText = ({ vr, value }: Node) => texts.has(vr) && value !== undefined;
const isPlain = ({ value }: Node) => value !== undefined;
const isSequence = ({ items }: Node) => items !== undefined;
const everywhere = (nodes: readonly Node[]) => countNodes(nodes);
const ofTexts = (nodes: readonly Node[]) => countNodes(nodes, isText);
const ofPlain = (nodes: readonly Node[]) => countNodes(nodes, isPlain);

const nothing = new Uint8Array(0);

/** Declared lengths that no Data Set holds. */
const greatLengths = [0xfffffffe, 0x7ffffffe, 0x80000000, 0x00010000, 0x00000100];
const greatLengthNames = greatLengths.map((length) => `${length.toString(16).toUpperCase().padStart(8, '0')}H`);

const otherVrs = ['SQ', 'UL', 'UI', 'OB', 'UN', 'FD', 'AT', 'PN'];
const illegalVrs = ['??', '\0\0', 'ZZ', 'lo', '\xff\xff', '  '];

const rows: readonly Row<'tree'>[] = [
  {
    id: 'element/removed',
    clause: 'PS3.5 7.4',
    breaks: 'an element that handlers read is absent',
    places: everywhere,
    apply: (nodes, { place }) => replaceNode(nodes, place, () => []),
  },
  {
    id: 'element/duplicated',
    clause: 'PS3.5 7.1',
    breaks: 'a tag occurs twice',
    places: everywhere,
    apply: (nodes, { place }) => replaceNode(nodes, place, (node) => [node, node]),
  },
  {
    id: 'element/out-of-order',
    clause: 'PS3.5 7.1',
    breaks: 'an element stands before those of lesser tags',
    places: (nodes) => Math.max(0, nodes.length - 1),
    apply: (nodes, { place }) => {
      const moved = nodes[place + 1];
      return moved ? [moved, ...nodes.filter((node) => node !== moved)] : nodes;
    },
  },
  {
    id: 'element/emptied',
    clause: 'PS3.5 7.4',
    breaks: 'an element has no value',
    places: ofPlain,
    apply: (nodes, { place }) => replaceNode(nodes, place, (node) => [{ ...node, value: nothing }], isPlain),
  },
  {
    id: 'element/odd-length',
    clause: 'PS3.5 7.1.1',
    breaks: 'a text has an odd number of bytes, so that there is no room for a terminator',
    places: ofTexts,
    variants: ['one more', 'only one', '63', '65,535'],
    apply: (nodes, { place, variant }) =>
      replaceNode(nodes, place, (node) => [{ ...node, value: oddValue(node.value ?? nothing, variant) }], isText),
  },
  {
    id: 'element/length-beyond-end',
    clause: 'PS3.5 7.1.1',
    breaks: 'an element declares more bytes than there are',
    places: ofPlain,
    variants: greatLengthNames,
    apply: (nodes, { place, variant }) =>
      replaceNode(nodes, place, (node) => [{ ...node, length: pick(greatLengths, variant) }], isPlain),
  },
  {
    id: 'element/length-too-short',
    clause: 'PS3.5 7.1.1',
    breaks: 'an element declares fewer bytes than it has, so that the next begins within it',
    places: ofPlain,
    variants: ['none', 'two fewer', 'one fewer'],
    apply: (nodes, { place, variant }) =>
      replaceNode(
        nodes,
        place,
        (node) => [{ ...node, length: Math.max(0, pick([0, lengthOf(node) - 2, lengthOf(node) - 1], variant)) }],
        isPlain,
      ),
  },
  {
    id: 'element/undefined-length',
    clause: 'PS3.5 7.1.1',
    breaks: 'an element that is no sequence has an undefined length',
    places: ofPlain,
    apply: (nodes, { place }) => replaceNode(nodes, place, (node) => [{ ...node, length: 0xffffffff }], isPlain),
  },
  {
    id: 'element/other-vr',
    clause: 'PS3.5 7.1.2',
    breaks: 'an element has the VR of another class',
    suits: ({ explicitVR }) => explicitVR,
    places: ofPlain,
    variants: otherVrs,
    apply: (nodes, { place, variant }) =>
      replaceNode(nodes, place, (node) => [{ ...node, vr: pick(otherVrs, variant) }], isPlain),
  },
  {
    id: 'element/illegal-vr',
    clause: 'PS3.5 6.2',
    breaks: 'an element has a VR that does not exist',
    suits: ({ explicitVR }) => explicitVR,
    places: everywhere,
    variants: ['??', 'two NULs', 'ZZ', 'small letters', 'FFFFH', 'two spaces'],
    apply: (nodes, { place, variant }) =>
      replaceNode(nodes, place, (node) => [{ ...node, vr: pick(illegalVrs, variant) }]),
  },
  {
    id: 'element/length-of-other-size',
    clause: 'PS3.5 7.1.2',
    breaks: 'a Value Length has 16 bits in place of 32, or the other way',
    suits: ({ explicitVR }) => explicitVR,
    places: everywhere,
    variants: ['32 bits', '16 bits'],
    apply: (nodes, { place, variant }) => replaceNode(nodes, place, (node) => [{ ...node, isLong: variant % 2 === 0 }]),
  },
  {
    id: 'element/sequence-for-text',
    clause: 'PS3.5 7.5',
    breaks: 'a sequence stands where a text is looked up',
    places: ofPlain,
    apply: (nodes, { place }) => replaceNode(nodes, place, ({ tag }) => [sequenceOf(tag)], isPlain),
  },
  {
    id: 'element/text-for-sequence',
    clause: 'PS3.5 7.5',
    breaks: 'a text stands where a sequence is looked up',
    places: (nodes) => countNodes(nodes, isSequence) || 1,
    apply: (nodes, { place }) => {
      const text = (tag: number): Node => ({ tag, vr: 'LO', value: padded('NO SEQUENCE') });
      if (countNodes(nodes, isSequence) === 0) return insert(nodes, text(0x00081115));
      return replaceNode(nodes, place, ({ tag }) => [text(tag)], isSequence);
    },
  },
  {
    id: 'element/many-values',
    clause: 'PS3.5 6.4',
    breaks: 'a text has thousands of values',
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
    breaks: 'a value that a program reads as a number is none, or is beyond its range',
    places: ofTexts,
    variants: ['1e999', '-99999999999', 'NaN', '0x10', 'minus', 'letters', 'bytes above 7FH', 'NULs'],
    apply: (nodes, { place, variant }) => {
      const text = pick(['1e999', '-99999999999', 'NaN', '0x10', '-', 'ABC', '\xff\xfe\xfd\xfc', '\0\0\0\0'], variant);
      return replaceNode(nodes, place, (node) => [{ ...node, value: padded(text) }], isText);
    },
  },
];

function oddValue(value: Uint8Array, variant: number): Uint8Array {
  const odd = value.length % 2 === 0 ? Buffer.concat([value, latin1('Z')]) : value;
  return pick([odd, latin1('Z'), latin1('Z'.repeat(63)), latin1('Z'.repeat(65_535))], variant);
}

function lengthOf({ value }: Node): number {
  return value?.length ?? 0;
}

/** A sequence with one item that has one element. */
export function sequenceOf(tag: number): Node {
  return { tag, vr: 'SQ', items: [{ elements: [{ tag: 0x00080100, vr: 'SH', value: padded('CODE') }] }] };
}

export const elementMutations = mutationsOf('tree', 'data set', rows);
