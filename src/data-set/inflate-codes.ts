/** The symbols of a deflated block: RFC 1951, 3.2.5 and 3.2.7. */

import type { BitReader } from './bit-reader.ts';
import { type HuffmanTable, huffmanTable } from './huffman.ts';
import type { InflateWindow } from './inflate-window.ts';

/** What the bits held: something whole, too little of it as yet, or nothing that RFC 1951 knows. */
export type Progress = 'done' | 'more' | 'corrupt';

/** The codes of one block. */
export interface BlockCodes {
  readonly literals: HuffmanTable;
  readonly distances: HuffmanTable;
}

const needMore = -1;
const noSymbol = -2;
const endOfBlock = 256;

const lengthBases = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
];
const lengthExtra = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const distanceBases = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
  8193, 12289, 16385, 24577,
];
const distanceExtra = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];

/** One symbol, or `needMore`, or `noSymbol` for bits that are no code of the table. */
function readSymbol(bits: BitReader, table: HuffmanTable): number {
  const entry = table.entries[bits.peek() & (table.entries.length - 1)] ?? 0;
  if (entry === 0) return bits.has(table.bits) ? noSymbol : needMore;
  return bits.drop(entry & 15) ? entry >> 4 : needMore;
}

/** A length or distance: the base of its symbol plus extra bits. */
function readExtended(bits: BitReader, index: number, bases: readonly number[], extra: readonly number[]): number {
  const base = bases[index];
  if (base === undefined) return noSymbol;
  const more = bits.take(extra[index] ?? 0);
  return more < 0 ? needMore : base + more;
}

function readDistance(bits: BitReader, table: HuffmanTable): number {
  const symbol = readSymbol(bits, table);
  return symbol < 0 ? symbol : readExtended(bits, symbol, distanceBases, distanceExtra);
}

function copyMatch(bits: BitReader, symbol: number, distances: HuffmanTable, window: InflateWindow): Progress {
  const length = readExtended(bits, symbol - 257, lengthBases, lengthExtra);
  const distance = length < 0 ? length : readDistance(bits, distances);
  if (distance < 0) return distance === needMore ? 'more' : 'corrupt';
  return window.match(length, distance) ? 'done' : 'corrupt';
}

/** Inflates up to the end of the block, or as far as the bits go; the last commit is before what is not whole. */
export function inflateCodes(bits: BitReader, codes: BlockCodes, window: InflateWindow): Progress {
  while (!window.stopped) {
    bits.commit();
    const symbol = readSymbol(bits, codes.literals);
    if (symbol >= 0 && symbol < endOfBlock) {
      window.literal(symbol);
      continue;
    }
    if (symbol === endOfBlock) return 'done';
    if (symbol < 0) return symbol === needMore ? 'more' : 'corrupt';
    const progress = copyMatch(bits, symbol, codes.distances, window);
    if (progress !== 'done') return progress;
  }
  return 'more';
}

/** The order in which the lengths of the code length codes are sent. */
const codeLengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

function readCodeLengthTable(bits: BitReader, count: number): HuffmanTable | 'more' | 'corrupt' {
  const lengths = new Uint8Array(19);
  for (const symbol of codeLengthOrder.slice(0, count)) {
    const length = bits.take(3);
    if (length < 0) return 'more';
    lengths[symbol] = length;
  }
  return huffmanTable(lengths, false) ?? 'corrupt';
}

/** How often a symbol of the code lengths repeats: 16 the last length 3 to 6 times, 17 and 18 zero up to 138 times. */
function readRepeat(bits: BitReader, symbol: number): number {
  const extra = symbol === 16 ? 2 : symbol === 17 ? 3 : 7;
  const more = bits.take(extra);
  return more < 0 ? needMore : more + (symbol === 18 ? 11 : 3);
}

function readLengths(bits: BitReader, table: HuffmanTable, count: number): Uint8Array | 'more' | 'corrupt' {
  const lengths = new Uint8Array(count);
  let at = 0;
  while (at < count) {
    const symbol = readSymbol(bits, table);
    if (symbol < 0) return symbol === needMore ? 'more' : 'corrupt';
    if (symbol < 16) {
      lengths[at++] = symbol;
      continue;
    }
    const repeat = readRepeat(bits, symbol);
    if (repeat < 0) return 'more';
    if (at + repeat > count || (symbol === 16 && at === 0)) return 'corrupt';
    lengths.fill(symbol === 16 ? (lengths[at - 1] ?? 0) : 0, at, at + repeat);
    at += repeat;
  }
  return lengths;
}

/** The codes that a block with dynamic codes begins with. */
export function readDynamicCodes(bits: BitReader): BlockCodes | 'more' | 'corrupt' {
  const [literalCount, distanceCount, codeLengthCount] = [bits.take(5) + 257, bits.take(5) + 1, bits.take(4) + 4];
  if (literalCount < 257 || distanceCount < 1 || codeLengthCount < 4) return 'more';
  if (literalCount > 286 || distanceCount > 30) return 'corrupt';
  const table = readCodeLengthTable(bits, codeLengthCount);
  if (typeof table === 'string') return table;
  const lengths = readLengths(bits, table, literalCount + distanceCount);
  if (typeof lengths === 'string') return lengths;
  if (lengths[endOfBlock] === 0) return 'corrupt';
  const literals = huffmanTable(lengths.subarray(0, literalCount), true);
  const distances = huffmanTable(lengths.subarray(literalCount), true);
  return literals && distances ? { literals, distances } : 'corrupt';
}
