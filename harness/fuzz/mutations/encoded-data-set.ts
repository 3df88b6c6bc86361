// Mutations of the bytes of a Data Set, and of what they are deflated to: PS3.5 7, A.5.

import { deflateRawSync } from 'node:zlib';
import { readDataSet, transferSyntaxByKeyword } from '../../../src/index.ts';
import type { Mutation as ByteMutation } from '../../language/data-set-spec.ts';
import { mutate } from '../../payload/mutate.ts';
import { encodeTree, treeOf } from '../draft/tree.ts';
import { mutationsOf, pick, type Row } from './mutation.ts';

/** Places within bytes: so many, evenly spread, ends included. */
const spread = 16;

function offset(bytes: Uint8Array, place: number): number {
  return Math.floor((bytes.length * (place % spread)) / (spread - 1));
}

/** The changes of the scenario language, applied. */
function changed(bytes: Uint8Array, ...changes: readonly ByteMutation[]): Uint8Array {
  return mutate(bytes, changes, '');
}

const encodings = ['ImplicitVRLittleEndian', 'ExplicitVRLittleEndian', 'ExplicitVRBigEndian'];

const ofBytes: readonly Row<'data set'>[] = [
  {
    id: 'bytes/truncated',
    clause: 'PS3.5 7.1',
    breaks: 'the Data Set ends early',
    places: () => spread,
    apply: (bytes, { place }) => changed(bytes, { truncate: { at: offset(bytes, place) } }),
  },
  {
    id: 'bytes/cut-by-few',
    clause: 'PS3.5 7.1',
    breaks: 'the last bytes of the Data Set are missing',
    sizes: { least: 1, most: 16 },
    apply: (bytes, { size }) => changed(bytes, { truncate: { at: -Math.min(size, bytes.length) } }),
  },
  {
    id: 'bytes/none',
    clause: 'PS3.7 9.1.1.1.8',
    breaks: 'the Data Set has no byte, or one, or a few',
    variants: ['none', 'one', 'two', 'seven', 'eight'],
    apply: (bytes, { variant }) => bytes.subarray(0, pick([0, 1, 2, 7, 8], variant)),
  },
  {
    id: 'bytes/trailing-zeros',
    clause: 'PS3.5 7.1',
    breaks: 'zeros follow the last element',
    sizes: { least: 2, most: 4096 },
    apply: (bytes, { size }) => changed(bytes, { append: { hex: '00'.repeat(size) } }),
  },
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
    variants: ['bit 0', 'bit 1', 'bit 2', 'bit 3', 'bit 4', 'bit 5', 'bit 6', 'bit 7'],
    apply: (bytes, { place, variant }) => {
      const copy = Buffer.from(bytes);
      copy[place] = (copy[place] ?? 0) ^ (1 << (variant % 8));
      return copy;
    },
  },
  {
    id: 'bytes/overwritten',
    clause: 'PS3.5 7.1',
    breaks: 'four bytes somewhere are overwritten',
    places: (bytes) => Math.max(0, bytes.length - 3),
    variants: ['00000000H', 'FFFFFFFFH', '7FFFFFFFH', '80000000H', '00FF00FFH'],
    apply: (bytes, { place, variant }) => {
      const hex = pick(['00000000', 'ffffffff', 'ffffff7f', '00000080', 'ff00ff00'], variant);
      return changed(bytes, { bytes: { at: place, hex } });
    },
  },
  {
    id: 'bytes/dropped',
    clause: 'PS3.5 7.1',
    breaks: 'some bytes in the middle are missing',
    places: (bytes) => Math.max(0, bytes.length - 1),
    sizes: { least: 1, most: 32 },
    apply: (bytes, { place, size }) => changed(bytes, { delete: { at: place, count: size } }),
  },
  {
    id: 'bytes/doubled',
    clause: 'PS3.5 7.1',
    breaks: 'the whole Data Set comes twice or more often',
    sizes: { least: 2, most: 16 },
    apply: (bytes, { size }) => Buffer.concat(Array.from({ length: size }, () => bytes)),
  },
  {
    id: 'bytes/other-encoding',
    clause: 'PS3.5 10.1',
    breaks: 'the Data Set is in another encoding than was agreed on',
    variants: encodings,
    apply: (bytes, { variant }, { encoding }) => {
      const other = transferSyntaxByKeyword(pick(encodings, variant)) ?? encoding;
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

const isDeflated = ({ deflated }: { readonly deflated: boolean }) => deflated;

const ofDeflated: readonly Row<'deflated'>[] = [
  {
    id: 'deflate/plain',
    clause: 'PS3.5 A.5',
    breaks: 'the Data Set is not deflated though that was agreed on',
    suits: isDeflated,
    variants: ['not deflated', 'FFH', 'empty'],
    apply: (_bytes, { variant }) =>
      pick(
        [Buffer.from('0800050043530a0049534f5f495220313030', 'hex'), Buffer.alloc(64, 0xff), Buffer.alloc(0)],
        variant,
      ),
  },
  {
    id: 'deflate/truncated',
    clause: 'PS3.5 A.5',
    breaks: 'the deflated bytes end early',
    suits: isDeflated,
    places: () => spread,
    apply: (bytes, { place }) => changed(bytes, { truncate: { at: offset(bytes, place) } }),
  },
  {
    id: 'deflate/damaged',
    clause: 'PS3.5 A.5',
    breaks: 'one of the deflated bytes is another one',
    suits: isDeflated,
    places: (bytes) => bytes.length,
    variants: ['inverted', 'zero'],
    apply: (bytes, { place, variant }) => {
      const copy = Buffer.from(bytes);
      copy[place] = variant % 2 === 0 ? (copy[place] ?? 0) ^ 0xff : 0;
      return copy;
    },
  },
  {
    id: 'deflate/bomb',
    clause: 'PS3.5 A.5',
    breaks: 'a few kilobytes inflate to megabytes',
    suits: isDeflated,
    sizes: { least: 1, most: 32 },
    apply: (_bytes, { size }) => bombOf(size),
  },
  {
    id: 'deflate/with-zlib-header',
    clause: 'PS3.5 A.5',
    breaks: 'the deflated bytes have a header of zlib or gzip',
    suits: isDeflated,
    variants: ['zlib', 'gzip'],
    apply: (bytes, { variant }) =>
      Buffer.concat([Buffer.from(variant % 2 === 0 ? '789c' : '1f8b0800000000000003', 'hex'), bytes]),
  },
];

export const encodedDataSetMutations = [
  ...mutationsOf('data set', 'data set', ofBytes),
  ...mutationsOf('deflated', 'data set', ofDeflated),
];

const bombs = new Map<number, Buffer>();

/** An element of so many megabytes of zeros, deflated; each is made once, since that takes long. */
function bombOf(megabytes: number): Buffer {
  const known = bombs.get(megabytes);
  if (known) return known;
  const length = megabytes * 0x100000;
  const head = Buffer.from('e97f0110554e000000000000', 'hex');
  head.writeUInt32LE(length, 8);
  const bomb = deflateRawSync(Buffer.concat([head, Buffer.alloc(length)]), { level: 9 });
  bombs.set(megabytes, bomb);
  return bomb;
}
