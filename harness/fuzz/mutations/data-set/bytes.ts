// Mutations of the bytes of a Data Set, whatever they mean: PS3.5 7.1.

import { readDataSet, type TransferSyntax, transferSyntaxByKeyword } from '../../../../src/index.ts';
import { encodeTree, treeOf } from '../../draft/tree.ts';
import { bitNames, withBitFlipped } from '../bits.ts';
import { byChanges } from '../by-changes.ts';
import { mutationsOf, pick, type Row } from '../mutation.ts';
import { offsetOf, spread } from './spread.ts';

/** Edges of a Value Length: the same for every kind of element. */
const lengthEdges: readonly (number | { readonly by: number })[] = [
  ...[0, 1, 0xfffffffe, 0xffffffff, 0x7fffffff, 0x80000000, 0xffff, 0xfffe],
  ...[1, -1, 2, -2].map((by) => ({ by })),
];

function nameOfLength(edge: number | { readonly by: number }): string {
  return typeof edge === 'number' ? `${edge.toString(16).toUpperCase()}H` : `${edge.by > 0 ? '+' : ''}${edge.by}`;
}

function firstLevel(bytes: Uint8Array, encoding: TransferSyntax) {
  return readDataSet(bytes, encoding).elements;
}

function tagText(tag: number): string {
  const hex = tag.toString(16).padStart(8, '0');
  return `(${hex.slice(0, 4)},${hex.slice(4)})`;
}

const encodings = ['ImplicitVRLittleEndian', 'ExplicitVRLittleEndian', 'ExplicitVRBigEndian'];

/** Four bytes that mislead readers, as they stand. */
const words = ['00000000', 'ffffffff', 'ffffff7f', '00000080', 'ff00ff00'];

const rows: readonly Row<'data set'>[] = [
  byChanges(
    {
      id: 'bytes/inserted',
      clause: 'PS3.5 7.1',
      breaks: 'bytes are between others, so that what follows has moved',
      places: (bytes) => bytes.length + 1,
      variants: [
        'one byte',
        '00000000H',
        'FFFFFFFFH',
        'an Item',
        'an Item Delimitation Item',
        'a Sequence Delimitation Item',
      ],
    },
    (_bytes, { place, variant }) => {
      const inserted = ['00', '00000000', 'ffffffff', 'feff00e000000000', 'feff0de000000000', 'feffdde000000000'];
      return [{ insert: { at: place, hex: pick(inserted, variant) } }];
    },
  ),
  byChanges(
    {
      id: 'bytes/value-length',
      clause: 'PS3.5 7.1.1',
      breaks: 'an element of the first level declares another Value Length: an edge of 16 or 32 bits, or one off',
      places: (bytes, { encoding }) => firstLevel(bytes, encoding).length,
      variants: lengthEdges.map(nameOfLength),
    },
    (bytes, { place, variant }, { encoding }) => {
      const elements = firstLevel(bytes, encoding);
      const element = elements[place % Math.max(1, elements.length)];
      const { tag = 0x00080018, value = Buffer.alloc(0) } = element ?? {};
      const edge = pick(lengthEdges, variant);
      return [
        { length: { tag: tagText(tag), to: typeof edge === 'number' ? edge : Math.max(0, value.length + edge.by) } },
      ];
    },
  ),
  byChanges(
    {
      id: 'bytes/truncated',
      clause: 'PS3.5 7.1.1',
      breaks: 'the Data Set ends within an element',
      places: () => spread,
    },
    (bytes, { place }) => [{ truncate: { at: offsetOf(bytes, place) } }],
  ),
  byChanges(
    {
      id: 'bytes/cut-by-few',
      clause: 'PS3.5 7.1.1',
      breaks: 'the last bytes of the Data Set are missing',
      sizes: { least: 1, most: 16 },
    },
    (bytes, { size }) => [{ truncate: { at: -Math.min(size, bytes.length) } }],
  ),
  {
    id: 'bytes/none',
    clause: 'PS3.7 9.1.1.1.8',
    breaks: 'the Data Set has no byte, or one, or a few',
    variants: ['none', 'one', 'two', 'seven', 'eight'],
    apply: (bytes, { variant }) => bytes.subarray(0, pick([0, 1, 2, 7, 8], variant)),
  },
  byChanges(
    {
      id: 'bytes/trailing-zeros',
      clause: 'PS3.5 7.1',
      breaks: 'zeros follow the last element',
      sizes: { least: 2, most: 4096 },
    },
    (_bytes, { size }) => [{ append: { hex: '00'.repeat(size) } }],
  ),
  {
    id: 'bytes/trailing-garbage',
    clause: 'PS3.5 7.1',
    breaks: 'bytes that are no element follow the last one',
    variants: ['FFH', 'a part of a tag', 'text', 'another Data Set'],
    apply: (bytes, { variant }) =>
      Buffer.concat([
        bytes,
        pick([Buffer.alloc(16, 0xff), Buffer.from([8, 0]), Buffer.from('GET / '), bytes], variant),
      ]),
  },
  {
    id: 'bytes/bit-flipped',
    clause: 'PS3.5 7.1',
    breaks: 'one bit is another one',
    places: (bytes) => bytes.length,
    variants: bitNames,
    apply: (bytes, { place, variant }) => withBitFlipped(bytes, place, variant),
  },
  byChanges(
    {
      id: 'bytes/overwritten',
      clause: 'PS3.5 7.1',
      breaks: 'four bytes somewhere are overwritten',
      places: (bytes) => Math.max(0, bytes.length - 3),
      variants: ['00000000H', 'FFFFFFFFH', '7FFFFFFFH', '80000000H', '00FF00FFH'],
    },
    (_bytes, { place, variant }) => [{ bytes: { at: place, hex: pick(words, variant) } }],
  ),
  byChanges(
    {
      id: 'bytes/dropped',
      clause: 'PS3.5 7.1',
      breaks: 'some bytes in the middle are missing',
      places: (bytes) => Math.max(0, bytes.length - 1),
      sizes: { least: 1, most: 32 },
    },
    (_bytes, { place, size }) => [{ delete: { at: place, count: size } }],
  ),
  {
    id: 'bytes/doubled',
    clause: 'PS3.5 7.1',
    breaks: 'the Data Set comes twice or more often, so that Data Elements do not ascend',
    sizes: { least: 2, most: 16 },
    apply: (bytes, { size }) => Buffer.concat(Array.from({ length: size }, () => bytes)),
  },
  {
    id: 'bytes/other-encoding',
    clause: 'PS3.5 7.1',
    breaks: 'the Data Set is encoded in another Transfer Syntax than the presentation context has',
    variants: ['one', 'another'],
    apply: (bytes, { variant }, { encoding }) => {
      const others = encodings.filter((keyword) => keyword !== encoding.keyword);
      const other = transferSyntaxByKeyword(pick(others, variant)) ?? encoding;
      if (readDataSet(bytes, encoding).findings.length > 0) return bytes;
      return encodeTree(treeOf(bytes, encoding), other);
    },
  },
  {
    id: 'bytes/file-head',
    clause: 'PS3.10 7.1',
    breaks: 'a preamble and File Meta Information come before the Data Set, as in a file',
    variants: ['preamble and prefix', 'File Meta Information too'],
    apply: (bytes, { variant }) => {
      const head = Buffer.concat([Buffer.alloc(128), Buffer.from('DICM')]);
      const meta = Buffer.from('02000000554c0400120000000200100055490c00312e322e3834302e30000000', 'hex');
      return Buffer.concat(variant % 2 === 0 ? [head, bytes] : [head, meta, bytes]);
    },
  },
];

export const dataSetByteMutations = mutationsOf('data set', 'data set', rows);
