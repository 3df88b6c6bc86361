// Mutations of encapsulated Pixel Data: PS3.5 A.4 and G.5.

import { withNodes } from '../../draft/edit-tree.ts';
import type { Node } from '../../draft/tree.ts';
import { mutationsOf, pick, type Row } from '../mutation.ts';

const pixelData = 0x7fe00010;

function encapsulated(...fragments: readonly Uint8Array[]): Node {
  return { tag: pixelData, vr: 'OB', isOpen: true, items: fragments.map((value) => ({ elements: [], value })) };
}

/** A header of RLE with so many segments at these offsets (PS3.5 G.5), and a few bytes after it. */
function rle(segments: number, ...offsets: readonly number[]): Buffer {
  const header = Buffer.alloc(64);
  header.writeUInt32LE(segments >>> 0, 0);
  for (const [at, offset] of offsets.entries()) header.writeUInt32LE(offset >>> 0, 4 + 4 * at);
  return Buffer.concat([header, Buffer.from([0x7f, 0x80, 0x00, 0x01])]);
}

const none = new Uint8Array(0);

const rows: readonly Row<'tree'>[] = [
  {
    id: 'encapsulated/short-fragments',
    clause: 'PS3.5 A.4',
    breaks: 'fragments are shorter than any codec reads, or there is no Basic Offset Table',
    variants: ['none', 'empty', 'one byte', 'two bytes', 'no offset table'],
    apply: (nodes, { variant }) => {
      const sets = [[none], [none, none], [none, Buffer.alloc(1, 0xff)], [none, Buffer.alloc(2, 0xff)], []];
      return withNodes(nodes, encapsulated(...pick(sets, variant)));
    },
  },
  {
    id: 'encapsulated/offset-table',
    clause: 'PS3.5 A.4',
    breaks: 'the Basic Offset Table points beyond the data, or is cut',
    variants: ['beyond', 'descending', 'three bytes', 'thousands'],
    apply: (nodes, { variant }) => {
      const tables = [
        Buffer.from('ffffff7f', 'hex'),
        Buffer.from('1000000000000000', 'hex'),
        Buffer.alloc(3, 0xff),
        Buffer.alloc(40_000, 0x11),
      ];
      return withNodes(nodes, encapsulated(pick(tables, variant), Buffer.alloc(16, 0xff)));
    },
  },
  {
    id: 'encapsulated/rle-offsets',
    clause: 'PS3.5 G.5',
    breaks: 'offsets of RLE Segments are outside of their fragment, or there are more than 15',
    variants: ['offset beyond', 'four billion segments', 'offset within the header', 'descending'],
    apply: (nodes, { variant }) => {
      const fragments = [rle(1, 0x7fffffff), rle(0xffffffff, 64), rle(3, 0, 4, 8), rle(2, 66, 64)];
      return withNodes(nodes, encapsulated(none, pick(fragments, variant)));
    },
  },
  {
    id: 'encapsulated/fragment-length',
    clause: 'PS3.5 A.4',
    breaks: 'a fragment has an Item Length beyond the Data Set, or an undefined one',
    variants: ['FFFFFFFFH', '7FFFFFFEH', 'odd'],
    apply: (nodes, { variant }) => {
      const length = pick([0xffffffff, 0x7ffffffe, 5], variant);
      const node = encapsulated(none, Buffer.alloc(4, 0xff));
      const items = node.items?.map((one, at) => (at === 1 ? { ...one, length } : one)) ?? [];
      return withNodes(nodes, { ...node, items });
    },
  },
  {
    id: 'encapsulated/no-delimiter',
    clause: 'PS3.5 A.4',
    breaks: 'encapsulated Pixel Data has no Sequence Delimitation Item',
    apply: (nodes) => withNodes(nodes, { ...encapsulated(none, Buffer.alloc(4, 0xff)), hasNoEnd: true }),
  },
];

export const encapsulatedMutations = mutationsOf('tree', 'data set', rows);
