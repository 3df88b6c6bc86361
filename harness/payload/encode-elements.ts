// Encodes Data Elements exactly as a scenario writes them: PS3.5 7.1 (elements), 7.2 (Group Length), 7.5 (sequences).

import { type DataElement, readDataSet, type TransferSyntax } from '../../src/index.ts';
import { type ElementSpec, type ItemSpec, longForm, type NestedSpec } from '../language/element-spec.ts';
import { bytesOfHex, tagNumber } from '../language/values.ts';

/** VRs whose values are no text: they are padded with NULL, and filled with it. */
const binary: ReadonlySet<string> = new Set('AT FD FL OB OD OF OL OV OW SL SS SV UI UL UN US UV'.split(' '));

const undefinedLength = 0xffffffff;
const itemTag = 0xfffee000;
const itemDelimiter = 0xfffee00d;
const sequenceDelimiter = 0xfffee0dd;

/** How elements are encoded. */
export type Encoding = Pick<TransferSyntax, 'explicitVR' | 'littleEndian'>;

/** One element, in pieces that are not copied. `salt` makes bytes its own. */
export function encodeElement(spec: ElementSpec, encoding: Encoding, salt = 0): Uint8Array[] {
  if (spec.nested) return nestedElement(spec, spec.nested, encoding);
  const value = spec.items ? itemsOf(spec.items, encoding) : [encodedValue(spec, encoding, salt)];
  const open = spec.undefinedLength === true;
  const length = open ? undefinedLength : lengthOf(value);
  const end = open ? [header(sequenceDelimiter, undefined, 0, encoding)] : [];
  return [header(tagNumber(spec.tag), spec.vr, length, encoding), ...value, ...end];
}

/** Sequences in one another, from the innermost outwards: so deep a tree is not for recursion. */
function nestedElement({ tag, vr }: ElementSpec, { levels, length }: NestedSpec, encoding: Encoding): Uint8Array[] {
  const number = tagNumber(tag);
  const isPrivate = (number >>> 16) % 2 === 1;
  const creator = isPrivate ? encodeElement({ tag: creatorOf(number), vr: 'LO', text: 'CSTORE' }, encoding) : [];
  const open = length === 'undefined';
  const before: Uint8Array[] = [];
  const after: Uint8Array[] = [];
  let inside = 0;
  for (let level = 0; level < levels; level += 1) {
    const content = level === 0 ? 0 : inside + lengthOf(creator);
    const itemEnd = open ? [header(itemDelimiter, undefined, 0, encoding)] : [];
    const sequenceEnd = open ? [header(sequenceDelimiter, undefined, 0, encoding)] : [];
    const item = header(itemTag, undefined, open ? undefinedLength : content, encoding);
    const sequence = header(number, vr, open ? undefinedLength : item.length + content, encoding);
    before.push(...(level === 0 ? [] : creator.toReversed()), item, sequence);
    after.push(...itemEnd, ...sequenceEnd);
    inside = sequence.length + item.length + content + lengthOf(itemEnd) + lengthOf(sequenceEnd);
  }
  return [...before.reverse(), ...after];
}

/** The private creator of the block of a private element (PS3.5 7.8.1). */
function creatorOf(tag: number): string {
  const hex = tag.toString(16).padStart(8, '0');
  return `(${hex.slice(0, 4)},00${hex.slice(4, 6)})`;
}

function itemsOf(items: readonly ItemSpec[], encoding: Encoding): Uint8Array[] {
  return items.flatMap(({ elements = [], undefinedLength: open }) => {
    const content = elements.flatMap((element) => encodeElement(element, encoding));
    const end = open ? [header(itemDelimiter, undefined, 0, encoding)] : [];
    return [header(itemTag, undefined, open ? undefinedLength : lengthOf(content), encoding), ...content, ...end];
  });
}

/** Tag, VR where there is one, and Value Length; items and delimiters never have a VR (PS3.5 7.5). */
function header(tag: number, vr: string | undefined, length: number, encoding: Encoding): Buffer {
  return encodeHeader(tag, vr, length, encoding);
}

/** A header as PS3.5 7.1 has it, or with a Value Length of 32 bits where the VR has one of 16, and the other way. */
export function encodeHeader(
  tag: number,
  vr: string | undefined,
  length: number,
  encoding: Encoding,
  isLong: boolean = vr !== undefined && longForm.has(vr),
): Buffer {
  const explicit = encoding.explicitVR ? vr : undefined;
  const long = explicit !== undefined && isLong;
  const bytes = Buffer.alloc(long ? 12 : 8);
  write(bytes, 2, tag >>> 16, 0, encoding);
  write(bytes, 2, tag & 0xffff, 2, encoding);
  if (explicit === undefined) write(bytes, 4, length, 4, encoding);
  else {
    bytes.write(explicit, 4, 'latin1');
    write(bytes, long ? 4 : 2, long ? length : length & 0xffff, long ? 8 : 6, encoding);
  }
  return bytes;
}

function encodedValue(
  { vr, text, hex, numbers, size, own }: ElementSpec,
  encoding: Encoding,
  salt: number,
): Uint8Array {
  if (size !== undefined && own) return ownBytes(size, salt);
  if (size !== undefined) return Buffer.alloc(size, binary.has(vr) ? 0 : 'x');
  if (numbers) return numbersOf(numbers, vr === 'US' ? 2 : 4, encoding);
  const value = hex === undefined ? Buffer.from(text ?? '') : bytesOfHex(hex);
  if (hex !== undefined || value.length % 2 === 0) return value;
  return Buffer.concat([value, Buffer.from(binary.has(vr) ? '\0' : ' ')]);
}

/** Knuth's multiplier: successive words have nothing in common. */
const scatter = 0x9e3779b1;

/** Bytes of which no two words of an instance are the same, and none at the same place of two instances. */
function ownBytes(size: number, salt: number): Buffer {
  const bytes = Buffer.alloc(size);
  for (let at = 0; at + 4 <= size; at += 4) bytes.writeUInt32LE((Math.imul(at / 4, scatter) + salt) >>> 0, at);
  return bytes;
}

function numbersOf(numbers: readonly number[], unit: 2 | 4, encoding: Encoding): Buffer {
  const bytes = Buffer.alloc(numbers.length * unit);
  for (const [at, number] of numbers.entries()) write(bytes, unit, number, at * unit, encoding);
  return bytes;
}

/** A Data Set with further elements at their places; one that is there already is replaced. */
export function withElements(
  bytes: Uint8Array,
  specs: readonly ElementSpec[],
  syntax: TransferSyntax,
  salt = 0,
): Uint8Array {
  const present = elementsIn(bytes, syntax);
  const given = specs.map((spec) => ({ tag: tagNumber(spec.tag), pieces: encodeElement(spec, syntax, salt) }));
  const kept = present
    .filter(({ tag }) => !given.some((element) => element.tag === tag))
    .map(({ tag, start, end }) => ({ tag, pieces: [bytes.subarray(start, end)] }));
  return Buffer.concat([...kept, ...given].sort((a, b) => a.tag - b.tag).flatMap(({ pieces }) => pieces));
}

/** A Data Set with the retired Group Length in front of each of its groups (PS3.5 7.2). */
export function withGroupLengths(bytes: Uint8Array, syntax: TransferSyntax): Uint8Array {
  const present = elementsIn(bytes, syntax);
  const groups = [...new Set(present.map(({ tag }) => tag >>> 16))];
  return Buffer.concat(
    groups.flatMap((group) => {
      const own = present.filter(({ tag }) => tag >>> 16 === group);
      const content = own.map(({ start, end }) => bytes.subarray(start, end));
      const tag = `(${group.toString(16).padStart(4, '0')},0000)`;
      return [...encodeElement({ tag, vr: 'UL', numbers: [lengthOf(content)] }, syntax), ...content];
    }),
  );
}

interface Extent {
  readonly tag: number;
  readonly start: number;
  readonly end: number;
}

/** Where the elements of the first level begin and end. */
function elementsIn(bytes: Uint8Array, { uid }: TransferSyntax): readonly Extent[] {
  const { elements } = readDataSet(bytes, uid);
  return elements.map(({ tag, offset }: DataElement, at) => ({
    tag,
    start: offset,
    end: elements[at + 1]?.offset ?? bytes.length,
  }));
}

function lengthOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, { length }) => sum + length, 0);
}

function write(bytes: Buffer, count: 2 | 4, value: number, at: number, { littleEndian }: Encoding): void {
  if (littleEndian) bytes.writeUIntLE(value, at, count);
  else bytes.writeUIntBE(value, at, count);
}
