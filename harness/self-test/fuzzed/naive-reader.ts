// How a careless program goes through a Data Set in Explicit VR Little Endian: it trusts every length and looks at no rule (PS3.5 7).

/** The head of an element, an Item or a delimitation item, as it stands. */
export interface Head {
  readonly tag: number;
  /** Empty for Items and delimitation items. */
  readonly vr: string;
  readonly length: number;
  /** The value, as far as there are bytes. */
  readonly value: Buffer;
  /** Sequences, encapsulated values included, that are open around it. */
  readonly depth: number;
  /** It is an Item whose Sequence has an undefined length. */
  readonly isInOpenSequence: boolean;
  /** An Item in encapsulated Pixel Data. */
  readonly isFragment: boolean;
}

const undefinedLength = 0xffffffff;
const longForm = new Set('OB OD OF OL OV OW SQ SV UC UN UR UT UV'.split(' '));
const [item, itemEnd, sequenceEnd] = [0xfffee000, 0xfffee00d, 0xfffee0dd];
/** Heads at most. */
const mostHeads = 50_000;

interface Open {
  readonly end: number;
  readonly isEncapsulated: boolean;
  readonly isOpen: boolean;
}

/** All heads, in the order of the bytes; ends at what is no head any more. */
export function headsOf(bytes: Buffer): readonly Head[] {
  const heads: Head[] = [];
  const open: Open[] = [];
  for (let at = 0; at + 8 <= bytes.length && heads.length < mostHeads; ) {
    while (open.length > 0 && at >= (open.at(-1)?.end ?? 0)) open.pop();
    const tag = bytes.readUInt16LE(at) * 0x10000 + bytes.readUInt16LE(at + 2);
    const isItem = tag >>> 16 === 0xfffe;
    const vr = isItem ? '' : bytes.toString('latin1', at + 4, at + 6);
    const isLong = longForm.has(vr);
    if (isLong && at + 12 > bytes.length) break;
    const length = isItem
      ? bytes.readUInt32LE(at + 4)
      : isLong
        ? bytes.readUInt32LE(at + 8)
        : bytes.readUInt16LE(at + 6);
    const start = at + (isLong ? 12 : 8);
    const around = open.at(-1);
    const isFragment = tag === item && around?.isEncapsulated === true;
    const value = length === undefinedLength ? Buffer.alloc(0) : bytes.subarray(start, start + length);
    const isInOpenSequence = tag === item && around?.isOpen === true;
    heads.push({ tag, vr, length, value, depth: open.length, isInOpenSequence, isFragment });
    if (tag === sequenceEnd) open.pop();
    const opens = !isItem && (vr === 'SQ' || length === undefinedLength);
    const end = length === undefinedLength ? Number.POSITIVE_INFINITY : start + length;
    if (opens) open.push({ end, isEncapsulated: vr !== 'SQ' && vr !== 'UN', isOpen: length === undefinedLength });
    const goesIn = opens || (tag === item && !isFragment) || tag === itemEnd || tag === sequenceEnd;
    at = goesIn ? start : start + length;
  }
  return heads;
}

/** The number in the first element of a tag: of US or UL; NaN if there is none. */
export function numberOf(heads: readonly Head[], tag: number): number {
  const value = heads.find((head) => head.tag === tag)?.value;
  if (value === undefined || value.length < 2) return Number.NaN;
  return value.length < 4 ? value.readUInt16LE() : value.readUInt32LE();
}
