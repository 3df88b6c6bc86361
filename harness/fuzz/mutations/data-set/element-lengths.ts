// Mutations of the Value Length of single Data Elements: PS3.5 7.1.1, 7.1.2.

import { longForm } from '../../../language/element-spec.ts';
import { replaceNode } from '../../draft/edit-tree.ts';
import { everywhere, isFilled, isPlain, isText, ofFilled, ofPlain, ofTexts } from '../../draft/node-tests.ts';
import type { Node } from '../../draft/tree.ts';
import { latin1 } from '../../values/values.ts';
import { mutationsOf, pick, type Row } from '../mutation.ts';

const nothing = new Uint8Array(0);

/** Declared lengths that no Data Set holds. */
const greatLengths = [0xfffffffe, 0x7ffffffe, 0x80000000, 0x00010000, 0x00000100];
const greatLengthNames = greatLengths.map((length) => `${length.toString(16).toUpperCase().padStart(8, '0')}H`);

const rows: readonly Row<'tree'>[] = [
  {
    id: 'element/odd-length',
    clause: 'PS3.5 7.1.1',
    breaks: 'a text has an odd Value Length, so that there is no room for a terminator',
    places: ofTexts,
    variants: ['one more', 'only one', '63', '65,535'],
    apply: (nodes, { place, variant }) =>
      replaceNode(nodes, place, (node) => [{ ...node, value: oddValue(node.value ?? nothing, variant) }], isText),
  },
  {
    id: 'element/length-beyond-end',
    clause: 'PS3.5 7.1.1',
    breaks: 'a Value Length is beyond the end of the Data Set',
    places: ofPlain,
    variants: greatLengthNames,
    apply: (nodes, { place, variant }) =>
      replaceNode(nodes, place, (node) => [{ ...node, length: pick(greatLengths, variant) }], isPlain),
  },
  {
    id: 'element/length-too-short',
    clause: 'PS3.5 7.1.1',
    breaks: 'a Value Length is less than the value, so that the next Data Element begins within it',
    places: ofFilled,
    variants: ['none', 'two fewer', 'one fewer'],
    apply: (nodes, { place, variant }) =>
      replaceNode(
        nodes,
        place,
        (node) => [{ ...node, length: Math.max(0, pick([0, lengthOf(node) - 2, lengthOf(node) - 1], variant)) }],
        isFilled,
      ),
  },
  {
    id: 'element/undefined-length',
    clause: 'PS3.5 7.1.1',
    breaks: 'a Data Element that is no sequence has an undefined length',
    places: ofPlain,
    apply: (nodes, { place }) => replaceNode(nodes, place, (node) => [{ ...node, length: 0xffffffff }], isPlain),
  },
  {
    id: 'element/length-of-other-size',
    clause: 'PS3.5 7.1.2',
    breaks: 'a Value Length Field has 16 bits in place of 32, or the other way',
    suits: ({ explicitVR }) => explicitVR,
    places: everywhere,
    apply: (nodes, { place }) => replaceNode(nodes, place, (node) => [{ ...node, isLong: !longForm.has(node.vr) }]),
  },
];

function oddValue(value: Uint8Array, variant: number): Uint8Array {
  const odd = value.length % 2 === 0 ? Buffer.concat([value, latin1('Z')]) : value;
  return pick([odd, latin1('Z'), latin1('Z'.repeat(63)), latin1('Z'.repeat(65_535))], variant);
}

function lengthOf({ value }: Node): number {
  return value?.length ?? 0;
}

export const elementLengthMutations = mutationsOf('tree', 'data set', rows);
