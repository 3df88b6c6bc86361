// Changes an encoded PDU as a scenario asks. Items of an A-ASSOCIATE-RQ or -AC are found by their types (PS3.8 9.3.2, 9.3.3).

import type { PduMutation } from '../language/pdu-mutation.ts';
import { bytesOfHex } from '../language/values.ts';
import { ScenarioError } from '../model/outcome.ts';
import { mutate } from './mutate.ts';

/** The bytes after every mutation, in order. Throws ScenarioError for an item or an offset that is not there. */
export function mutatePdu(bytes: Uint8Array, mutations: readonly PduMutation[]): Uint8Array {
  return mutations.reduce<Uint8Array>(apply, bytes);
}

function apply(bytes: Uint8Array, mutation: PduMutation): Uint8Array {
  if ('item' in mutation) return overwrite(bytes, mutation.item);
  if ('insertItem' in mutation) return insert(bytes, mutation.insertItem);
  if ('pduLength' in mutation) return withLengths(Buffer.from(bytes), whole(bytes), mutation.pduLength.by);
  if ('removeItem' in mutation) return remove(bytes, mutation.removeItem.path);
  return mutate(bytes, [mutation], '');
}

type Overwrite = Extract<PduMutation, { item: unknown }>['item'];
type Insert = Extract<PduMutation, { insertItem: unknown }>['insertItem'];

function overwrite(bytes: Uint8Array, { path, at, hex }: Overwrite): Uint8Array {
  const { start } = itemAt(bytes, path);
  return mutate(bytes, [{ bytes: { at: start + at, hex } }], '');
}

function insert(bytes: Uint8Array, { into = [], index, hex }: Insert): Uint8Array {
  const outer = itemAt(bytes, into);
  const at = index === undefined ? outer.end : (childrenOf(bytes, outer)[index]?.start ?? outer.end);
  const inserted = bytesOfHex(hex);
  const copy = Buffer.concat([bytes.subarray(0, at), inserted, bytes.subarray(at)]);
  return withLengths(copy, outer, inserted.length);
}

function remove(bytes: Uint8Array, path: readonly number[]): Uint8Array {
  const { start, end } = itemAt(bytes, path);
  const copy = Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
  return withLengths(copy, itemAt(bytes, path.slice(0, -1)), start - end);
}

/** The PDU, or an item in it: where it lies, where its own items begin, and what encloses it. */
interface Region {
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

function itemAt(bytes: Uint8Array, path: readonly number[]): Region {
  return path.reduce<Region>((outer, type) => {
    const found = childrenOf(bytes, outer).find(({ start }) => bytes[start] === type);
    if (found) return found;
    const name = path.map((step) => `0x${step.toString(16)}`).join(', ');
    throw new ScenarioError(`the PDU has no item [${name}]`);
  }, whole(bytes));
}

function whole(bytes: Uint8Array): Region {
  return { start: 0, end: bytes.length, items: fixedLength };
}

function childrenOf(bytes: Uint8Array, outer: Region): Region[] {
  const children: Region[] = [];
  for (let start = outer.items; start + itemHead <= outer.end; ) {
    const end = start + itemHead + Buffer.from(bytes.subarray(start + 2, start + 4)).readUInt16BE();
    children.push({ start, end, items: start + itemHead + (fieldsBefore[bytes[start] ?? 0] ?? 0), outer });
    start = end;
  }
  return children;
}

/** Corrects in place the length of a region and of all around it; they begin before what was inserted or removed. */
function withLengths(bytes: Buffer, region: Region, change: number): Buffer {
  if (region.outer === undefined) bytes.writeUInt32BE((bytes.readUInt32BE(2) + change) >>> 0, 2);
  else {
    bytes.writeUInt16BE((bytes.readUInt16BE(region.start + 2) + change) & 0xffff, region.start + 2);
    withLengths(bytes, region.outer, change);
  }
  return bytes;
}
