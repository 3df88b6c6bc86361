// Where the items of an A-ASSOCIATE-RQ or -AC lie, and the lengths around them (PS3.8 9.3.2, 9.3.3).

import { ScenarioError } from '../../model/outcome.ts';

/** The PDU, or an item in it: where it lies, where its own items begin, and what encloses it. */
export interface Region {
  readonly start: number;
  readonly end: number;
  readonly items: number;
  readonly outer?: Region;
}

/** Bytes of an A-ASSOCIATE-RQ before its items. */
const fixedLength = 74;
const itemHead = 4;
/** Presentation context items have an ID and three more bytes before their sub-items. */
const fieldsBefore: Readonly<Record<number, number>> = { 32: 4, 33: 4 };

/** The first item of these types, from the outermost inwards. Throws ScenarioError if there is none. */
export function itemAt(bytes: Uint8Array, path: readonly number[]): Region {
  return path.reduce<Region>((outer, type) => {
    const found = childrenOf(bytes, outer).find(({ start }) => bytes[start] === type);
    if (found) return found;
    const name = path.map((step) => `0x${step.toString(16)}`).join(', ');
    throw new ScenarioError(`the PDU has no item [${name}]`);
  }, whole(bytes));
}

/** The PDU as a whole. */
export function whole(bytes: Uint8Array): Region {
  return { start: 0, end: bytes.length, items: fixedLength };
}

/** The items of a region, as far as their lengths lead within the bytes that there are. */
export function childrenOf(bytes: Uint8Array, outer: Region): Region[] {
  const children: Region[] = [];
  const last = Math.min(outer.end, bytes.length) - itemHead;
  for (let start = outer.items; start <= last; ) {
    const end = start + itemHead + Buffer.from(bytes.subarray(start + 2, start + 4)).readUInt16BE();
    children.push({ start, end, items: start + itemHead + (fieldsBefore[bytes[start] ?? 0] ?? 0), outer });
    start = end;
  }
  return children;
}

/** Corrects in place the length of a region and of all around it; they begin before what was inserted or removed. */
export function withLengths(bytes: Buffer, region: Region, change: number): Buffer {
  if (region.outer === undefined) bytes.writeUInt32BE((bytes.readUInt32BE(2) + change) >>> 0, 2);
  else {
    bytes.writeUInt16BE((bytes.readUInt16BE(region.start + 2) + change) & 0xffff, region.start + 2);
    withLengths(bytes, region.outer, change);
  }
  return bytes;
}
