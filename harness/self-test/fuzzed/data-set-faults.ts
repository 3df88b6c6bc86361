// Seeded faults in how a Data Set is read: sequences, VRs, encapsulated values, images, deflate (PS3.5 7, A.4, A.5).

import { inflateRawSync } from 'node:zlib';
import { readDataSet } from '../../../src/index.ts';
import type { Exchange } from '../faulty/exchange.ts';
import { diesOfDataSet, type FuzzedFault, hangsAtDataSet } from './fuzzed-fault.ts';
import { type Head, headsOf, numberOf } from './naive-reader.ts';

const deflated = '1.2.840.10008.1.2.1.99';

const explicit = '1.2.840.10008.1.2.1';

/** What a careless reader meets in a Data Set of Explicit VR Little Endian. */
function read(test: (heads: readonly Head[]) => boolean): (exchange: Exchange) => boolean {
  return ({ dataSet, transferSyntax }) => transferSyntax === explicit && test(headsOf(dataSet));
}

const [item, itemEnd, sequenceEnd] = [0xfffee000, 0xfffee00d, 0xfffee0dd];
const [rows, columns, bitsAllocated, highBit, slope] = [0x00280010, 0x00280011, 0x00280100, 0x00280102, 0x00281053];
const fileMeta = ({ tag }: Head) => tag >>> 16 === 2;

function elementsOf({ dataSet, transferSyntax }: Exchange) {
  return transferSyntax === undefined || transferSyntax === deflated
    ? []
    : readDataSet(dataSet, transferSyntax).elements;
}

function isInflatable(bytes: Buffer): boolean {
  try {
    inflateRawSync(bytes, { maxOutputLength: 0x10000000 });
    return true;
  } catch {
    return false;
  }
}

export const dataSetFaults: readonly FuzzedFault[] = [
  {
    name: 'sequence-for-text',
    kind: 29,
    does: 'looks a text up and dies of a sequence in its place',
    ...diesOfDataSet((exchange) =>
      elementsOf(exchange).some(({ tag, vr, vrEncoded }) => vrEncoded && vr === 'SQ' && tag < 0x00100030),
    ),
  },
  {
    name: 'nesting-by-recursion',
    kind: 31,
    does: 'reads sequences by recursion, and dies of 249 levels',
    ...diesOfDataSet(read((heads) => heads.some(({ depth }) => depth > 249))),
  },
  {
    name: 'empty-sequence-loops',
    kind: 32,
    does: 'does not move on at a sequence of explicit length 0',
    ...hangsAtDataSet(read((heads) => heads.some(({ vr, length }) => vr === 'SQ' && length === 0))),
  },
  {
    name: 'trailing-zeros-loop',
    kind: 33,
    does: 'neither ends nor moves on at an element of eight zeros',
    ...hangsAtDataSet(read((heads) => heads.some(({ tag, length }, at) => at > 0 && tag === 0 && length === 0))),
  },
  {
    name: 'tag-twice',
    kind: 37,
    does: 'frees an element that occurs twice two times',
    ...diesOfDataSet(
      read((heads) =>
        heads.some(
          ({ tag, depth }, at) =>
            depth === 0 && heads.some((other, later) => later > at && other.tag === tag && other.depth === 0),
        ),
      ),
    ),
  },
  {
    name: 'item-of-gigabytes',
    kind: 38,
    does: 'takes memory for the length of an item',
    ...diesOfDataSet(
      read((heads) =>
        heads.some(
          ({ tag, length, isFragment }) => tag === item && !isFragment && length > 0x1000000 && length < 0xffffffff,
        ),
      ),
    ),
  },
  {
    name: 'delimiter-with-length',
    kind: 39,
    does: 'waits for the bytes that a sequence delimiter announces',
    ...hangsAtDataSet(read((heads) => heads.some(({ tag, length }) => tag === sequenceEnd && length > 0))),
  },
  {
    name: 'item-after-stray-end',
    kind: 41,
    does: 'dies of an item after a stray item delimiter',
    ...diesOfDataSet(
      read((heads) =>
        heads.some(({ tag, depth }, at) => tag === itemEnd && depth === 0 && heads[at + 1]?.tag === item),
      ),
    ),
  },
  {
    name: 'icon-encapsulated',
    kind: 42,
    does: 'dies of encapsulated Pixel Data in an item',
    ...diesOfDataSet(
      read((heads) => heads.some(({ vr, length, depth }) => depth > 0 && vr === 'OB' && length === 0xffffffff)),
    ),
  },
  {
    name: 'group-length-of-other-vr',
    kind: 43,
    does: 'reads four bytes of a Group Length, whatever its VR',
    ...diesOfDataSet(
      read((heads) => heads.some(({ tag, vr }) => vr !== '' && vr !== 'UL' && tag !== 0 && (tag & 0xffff) === 0)),
    ),
  },
  {
    name: 'short-fragments',
    kind: 44,
    does: 'reads two bytes of each fragment after the Basic Offset Table',
    ...diesOfDataSet(
      read((heads) =>
        heads.some(({ isFragment, length }, at) => isFragment && heads[at - 1]?.isFragment && length < 2),
      ),
    ),
  },
  {
    name: 'rows-of-32-bits',
    kind: 45,
    does: 'writes as many bytes as Rows has where there is room for two',
    ...diesOfDataSet(read((heads) => heads.some(({ tag, length }) => tag === rows && length > 2))),
  },
  {
    name: 'size-wraps',
    kind: 46,
    does: 'multiplies Rows, Columns and bytes in few bits',
    ...diesOfDataSet(
      read(
        (heads) => numberOf(heads, rows) * numberOf(heads, columns) * (numberOf(heads, bitsAllocated) / 8) > 0xfffffff,
      ),
    ),
  },
  {
    name: 'high-bit-beyond',
    kind: 47,
    does: 'shifts a word of Bits Allocated by High Bit, whatever it is',
    ...diesOfDataSet(read((heads) => numberOf(heads, highBit) >= Math.max(16, numberOf(heads, bitsAllocated)))),
  },
  {
    name: 'rle-offset-beyond',
    kind: 48,
    does: 'follows the offsets of RLE segments out of the fragment',
    ...diesOfDataSet(
      read((heads) =>
        heads.some(
          ({ isFragment, value }) =>
            isFragment && value.length >= 64 && value.readUInt32LE() === 1 && value.readUInt32LE(4) > value.length,
        ),
      ),
    ),
  },
  {
    name: 'plain-as-deflated',
    kind: 49,
    does: 'dies of bytes that do not inflate',
    ...diesOfDataSet(({ dataSet, transferSyntax }) => transferSyntax === deflated && !isInflatable(dataSet)),
  },
  {
    name: 'tiny-slope',
    kind: 52,
    does: 'makes a table by Rescale Slope, and never ends when it is tiny',
    ...hangsAtDataSet(
      read((heads) => heads.some(({ tag, value }) => tag === slope && Math.abs(Number(value)) < 1e-30)),
    ),
  },
  {
    name: 'file-meta-in-data-set',
    kind: 35,
    does: 'reads File Meta Elements wherever they are, and values of group 0002 beyond what its Group Length has',
    ...diesOfDataSet(
      read((heads) => heads.some((head) => fileMeta(head) && head.length > Math.max(64, head.value.length))),
    ),
  },
  {
    name: 'file-meta-of-unknown-vr',
    kind: 36,
    does: 'takes memory by a length of 32 bits for a File Meta Element whose VR it does not know',
    ...diesOfDataSet(
      read((heads) => heads.some((head) => fileMeta(head) && !/^(AE|OB|SH|UI|UL|UR|FD)$/.test(head.vr))),
    ),
  },
  {
    name: 'defined-item-in-open-sequence',
    kind: 40,
    does: 'looks for an Item Delimitation Item whenever the Sequence is open, and finds none after an Item of defined length',
    ...hangsAtDataSet(
      read((heads) => heads.some((head) => head.isInOpenSequence && !head.isFragment && head.length < 0xffffffff)),
    ),
  },
];
