// Seeded faults in how a Data Set is read: sequences, VRs, encapsulated values, images, deflate (PS3.5 7, A.4, A.5).

import { inflateRawSync } from 'node:zlib';
import { readDataSet } from '../../../src/index.ts';
import type { Exchange } from '../faulty/exchange.ts';
import { count, diesOfDataSet, type FuzzedFault, hangsAtDataSet, hex } from './fuzzed-fault.ts';

const deflated = '1.2.840.10008.1.2.1.99';

/** Whether these bytes are in the Data Set. */
const has = (text: string) => {
  const bytes = hex(text);
  return ({ dataSet }: Exchange) => dataSet.includes(bytes);
};

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
    ...diesOfDataSet(({ dataSet }) => count(dataSet, hex('180001a0')) > 249),
  },
  {
    name: 'empty-sequence-loops',
    kind: 32,
    does: 'does not move on at a sequence of explicit length 0',
    ...hangsAtDataSet(has('180001a05351000000000000')),
  },
  {
    name: 'trailing-zeros-loop',
    kind: 33,
    does: 'neither ends nor moves on at zeros after the last element',
    ...hangsAtDataSet(({ dataSet }) => dataSet.length > 64 && dataSet.subarray(-16).equals(Buffer.alloc(16))),
  },
  {
    name: 'tag-twice',
    kind: 37,
    does: 'frees an element that occurs twice two times',
    ...diesOfDataSet(({ dataSet }) => count(dataSet, hex('180001a05351')) === 2),
  },
  {
    name: 'item-of-gigabytes',
    kind: 38,
    does: 'takes memory for the length of an item',
    ...diesOfDataSet(has('feff00e0f0ffffff')),
  },
  {
    name: 'delimiter-with-length',
    kind: 39,
    does: 'waits for the bytes that a sequence delimiter announces',
    ...hangsAtDataSet(has('feffdde0ffffffff')),
  },
  {
    name: 'item-after-stray-end',
    kind: 41,
    does: 'dies of an item after a stray item delimiter',
    ...diesOfDataSet(has('feff0de000000000feff00e0')),
  },
  {
    name: 'icon-encapsulated',
    kind: 42,
    does: 'dies of encapsulated Pixel Data in an item',
    ...diesOfDataSet(has('feff00e02c000000e07f10004f42')),
  },
  {
    name: 'group-length-of-other-vr',
    kind: 43,
    does: 'reads four bytes of a Group Length, whatever its VR',
    ...diesOfDataSet(has('08000000554e')),
  },
  {
    name: 'short-fragments',
    kind: 44,
    does: 'reads two bytes of each fragment',
    ...diesOfDataSet(has('feff00e001000000')),
  },
  {
    name: 'rows-of-32-bits',
    kind: 45,
    does: 'writes four bytes of Rows where there is room for two',
    ...diesOfDataSet(has('28001000554c')),
  },
  {
    name: 'size-wraps',
    kind: 46,
    does: 'multiplies Rows and Columns in 32 bits',
    ...diesOfDataSet(has('2800100055530200ffff280011005553')),
  },
  {
    name: 'high-bit-beyond',
    kind: 47,
    does: 'shifts by High Bit, whatever it is',
    ...diesOfDataSet(has('2800020155530200ff00')),
  },
  {
    name: 'rle-offset-beyond',
    kind: 48,
    does: 'follows the offsets of RLE segments out of the fragment',
    ...diesOfDataSet(has('01000000ffffff7f')),
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
    ...hangsAtDataSet(has('2800531044530600')),
  },
];
