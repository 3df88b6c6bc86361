/** Huffman codes of a deflated stream: RFC 1951, 3.2.2 and 3.2.6. */

/** Codes as a table: the next `bits` bits of input index an entry of symbol times 16 plus code length; 0 is no code. */
export interface HuffmanTable {
  readonly bits: number;
  readonly entries: Uint16Array;
}

const longestCode = 15;

function countLengths(lengths: Uint8Array): Uint16Array {
  const counts = new Uint16Array(longestCode + 1);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  counts[0] = 0;
  return counts;
}

/** Codes left unused, negative when there are more codes than fit. */
function codesLeft(counts: Uint16Array): number {
  let left = 1;
  for (let length = 1; length <= longestCode; length++) {
    left = left * 2 - (counts[length] ?? 0);
    if (left < 0) return left;
  }
  return left;
}

function firstCodes(counts: Uint16Array): Uint16Array {
  const next = new Uint16Array(longestCode + 2);
  for (let length = 1; length <= longestCode; length++) {
    next[length + 1] = ((next[length] ?? 0) + (counts[length] ?? 0)) << 1;
  }
  return next;
}

/** Codes are packed from their most significant bit on, everything else from the least significant one. */
function reverseBits(code: number, length: number): number {
  let reversed = 0;
  for (let bit = 0; bit < length; bit++) reversed |= ((code >> bit) & 1) << (length - 1 - bit);
  return reversed;
}

/**
 * The table for these code lengths by symbol, or undefined when they make no prefix code. An incomplete code is only
 * allowed with a single code of one bit, or none at all, and only where `mayBeIncomplete`.
 */
export function huffmanTable(lengths: Uint8Array, mayBeIncomplete: boolean): HuffmanTable | undefined {
  const counts = countLengths(lengths);
  const left = codesLeft(counts);
  const bits = Math.max(
    1,
    counts.findLastIndex((count) => count > 0),
  );
  if (left < 0 || (left > 0 && (!mayBeIncomplete || bits > 1))) return undefined;
  const entries = new Uint16Array(1 << bits);
  const next = firstCodes(counts);
  for (let symbol = 0; symbol < lengths.length; symbol++) {
    const length = lengths[symbol] ?? 0;
    if (length === 0) continue;
    const code = next[length] ?? 0;
    next[length] = code + 1;
    for (let at = reverseBits(code, length); at < entries.length; at += 1 << length) entries[at] = symbol * 16 + length;
  }
  return { bits, entries };
}

function fixedLengths(): Uint8Array {
  const lengths = new Uint8Array(288).fill(8);
  return lengths.fill(9, 144, 256).fill(7, 256, 280);
}

function required(table: HuffmanTable | undefined): HuffmanTable {
  if (!table) throw new RangeError('the fixed codes of RFC 1951 are complete');
  return table;
}

/** The literal and length codes of a block with fixed codes. */
export const fixedLiterals = required(huffmanTable(fixedLengths(), false));

/** The distance codes of such a block: 30 and 31 take part in the code, but never occur. */
export const fixedDistances = required(huffmanTable(new Uint8Array(32).fill(5), false));
