/** The values of one element, between bytes and what a program wants: PS3.5 6.2 and 6.4, by dcmjs. */

import { DataSetError } from '../../errors.ts';
import { tagOf } from '../../registry/dictionary.ts';
import { withoutPadding } from '../../registry/padding.ts';
import type { ValueRepresentation } from '../../registry/vrs.ts';
import type { DataSetValue } from '../data-set.ts';
import type { CharacterSet } from './character-set.ts';
import { bytesWritten, dcmjs, streamOf } from './dcmjs.ts';

const explicitLittleEndian = '1.2.840.10008.1.2.1';

/** Least and greatest value of the integers. */
const ranges: { readonly [vr: string]: readonly [number, number] } = {
  US: [0, 0xffff],
  SS: [-0x8000, 0x7fff],
  UL: [0, 0xffffffff],
  SL: [-0x80000000, 0x7fffffff],
  AT: [0, 0xffffffff],
};

const ranges64: { readonly [vr: string]: readonly [bigint, bigint] } = {
  SV: [-(2n ** 63n), 2n ** 63n - 1n],
  UV: [0n, 2n ** 64n - 1n],
};

/** Something is wrong with the values of the element called `name`. */
function fail(name: string, text: string): never {
  throw new DataSetError(`${name}: ${text}`, name, 0);
}

/**
 * The bytes of these values in little endian, padded to an even length. Values too long for their VR are encoded as
 * they are. Throws DataSetError, naming the element `name`, for what the VR or the character set cannot express.
 */
export function encodeValues(
  values: readonly DataSetValue[],
  vr: ValueRepresentation,
  charset: CharacterSet,
  name: string,
): Uint8Array {
  if (values.length === 0) return new Uint8Array(0);
  if (values.every((value) => value instanceof Uint8Array)) return padded(joined(values), vr);
  if (vr.text) return encodeText(values, vr, charset, name);
  const range = ranges64[vr.vr];
  if (range) return encodeBigInts(values, range, vr, name);
  if (vr.longForm) fail(name, `a value of ${vr.vr} has to be bytes (Uint8Array)`);
  return write(
    vr,
    values.map((value) => toNumber(value, vr, name)),
  );
}

/** Without a copy of the one large value that there usually is. */
function joined(values: readonly Uint8Array[]): Uint8Array {
  return values.length === 1 && values[0] ? values[0] : Buffer.concat(values);
}

function padded(bytes: Uint8Array, vr: ValueRepresentation): Uint8Array {
  return bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.from([vr.padding])]);
}

function write(
  vr: ValueRepresentation,
  values: readonly unknown[],
  encoder?: { encode(text: string): Uint8Array },
): Uint8Array {
  const codec = dcmjs().data.ValueRepresentation.createByTypeString(vr.vr);
  return bytesWritten((stream) => {
    if (encoder) stream.encoder = encoder;
    codec.writeBytes(stream, values, { allowInvalidVRLength: true });
  });
}

function encodeText(
  values: readonly DataSetValue[],
  vr: ValueRepresentation,
  charset: CharacterSet,
  name: string,
): Uint8Array {
  const encode = (text: string) => {
    const bytes = charset.encode(text) ?? fail(name, `cannot encode '${text}' in the character set ${charset.name}`);
    // A copy, since dcmjs ignores the offset of a view, as most Buffers are.
    return new Uint8Array(bytes);
  };
  const texts = values.map((value) => toText(value, vr, name));
  if (!vr.charset) for (const text of texts) encodeAscii(text, vr, name);
  return vr.vr === 'PN' && texts.length > 1 ? padded(delimited(texts.map(encode)), vr) : write(vr, texts, { encode });
}

/** Several values with the delimiter between them (PS3.5 6.4). Of person names dcmjs would leave out the empty ones. */
function delimited(values: readonly Uint8Array[]): Uint8Array {
  const delimiter = Uint8Array.of(0x5c);
  return Buffer.concat(values.flatMap((value, index) => (index === 0 ? [value] : [delimiter, value])));
}

function encodeAscii(text: string, vr: ValueRepresentation, name: string): void {
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) > 0x7f)
      fail(name, `'${text}' goes beyond the default repertoire, which is all that ${vr.vr} allows`);
  }
}

function toText(value: DataSetValue, vr: ValueRepresentation, name: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return vr.vr === 'DS' ? decimalString(value) : String(value);
  return fail(name, `a value of ${vr.vr} has to be text`);
}

/** At most 16 characters, as exact as they allow (PS3.5 6.2, DS). */
function decimalString(value: number): string {
  const exact = String(value);
  for (let digits = 16; exact.length > 16 && digits > 0; digits--) {
    const shorter = String(Number(value.toPrecision(digits)));
    if (shorter.length <= 16) return shorter;
  }
  return exact;
}

function toNumber(value: DataSetValue, vr: ValueRepresentation, name: string): number {
  const number = vr.vr === 'AT' && typeof value === 'string' ? tagOf(value) : value === '' ? undefined : Number(value);
  const range = ranges[vr.vr];
  if (number === undefined || typeof value === 'object') return fail(name, `${String(value)} is no value of ${vr.vr}`);
  if (range && !(Number.isInteger(number) && number >= range[0] && number <= range[1])) {
    fail(name, `${String(value)} is outside the range of ${vr.vr}`);
  }
  return number;
}

function encodeBigInts(
  values: readonly DataSetValue[],
  [least, greatest]: readonly [bigint, bigint],
  vr: ValueRepresentation,
  name: string,
): Uint8Array {
  const bytes = Buffer.alloc(values.length * 8);
  for (const [index, value] of values.entries()) {
    if (typeof value === 'object' || !/^-?\d+$/.test(String(value)))
      fail(name, `${String(value)} is no value of ${vr.vr}`);
    const integer = BigInt(value);
    if (integer < least || integer > greatest) fail(name, `${integer} is outside the range of ${vr.vr}`);
    bytes.writeBigInt64LE(BigInt.asIntN(64, integer), index * 8);
  }
  return bytes;
}

/**
 * The values in these little endian bytes, without padding. Text that its character set cannot decode, and any value
 * that is not text or number, stays bytes.
 */
export function decodeValues(bytes: Uint8Array, vr: ValueRepresentation, charset: CharacterSet): DataSetValue[] {
  if (bytes.length === 0) return [];
  if (vr.text) return decodeText(bytes, vr, charset);
  if (vr.longForm && !ranges64[vr.vr]) return [bytes];
  return decodeNumbers(bytes, vr);
}

function decodeNumbers(bytes: Uint8Array, vr: ValueRepresentation): DataSetValue[] {
  const values: DataSetValue[] = [];
  if (ranges64[vr.vr]) {
    const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    for (let at = 0; at < view.length; at += 8)
      values.push(vr.vr === 'SV' ? view.readBigInt64LE(at) : view.readBigUInt64LE(at));
    return values;
  }
  const stream = streamOf(bytes);
  const codec = dcmjs().data.ValueRepresentation.createByTypeString(vr.vr);
  for (let at = 0; at < bytes.length; at += vr.unit) {
    values.push(codec.read(stream, vr.unit, explicitLittleEndian, {}).value as number);
  }
  return values;
}

/** Text up to this length goes through dcmjs, whose trimming takes a time that grows with the square of the length. */
const longestForDcmjs = 64;

function decodeText(bytes: Uint8Array, vr: ValueRepresentation, charset: CharacterSet): DataSetValue[] {
  const text = vr.charset ? charset.decode(bytes) : asciiText(bytes);
  if (text === undefined) return [bytes];
  const raw = text.length > longestForDcmjs ? text : readByDcmjs(text, bytes, vr);
  const parts = Array.isArray(raw) ? raw.map(String) : vr.singleValue ? [String(raw)] : String(raw).split('\\');
  return parts.map((part) => toValue(unpadded(part, vr), vr));
}

/** The value or values that dcmjs makes of the text of these bytes. */
function readByDcmjs(text: string, bytes: Uint8Array, vr: ValueRepresentation): unknown {
  const stream = streamOf(bytes);
  stream.setDecoder({ decode: () => text });
  const codec = dcmjs().data.ValueRepresentation.createByTypeString(vr.vr);
  return codec.read(stream, bytes.length, explicitLittleEndian, { forceStoreRaw: true }).rawValue;
}

function asciiText(bytes: Uint8Array): string | undefined {
  return bytes.every((byte) => byte < 0x80) ? Buffer.from(bytes).toString('latin1') : undefined;
}

/** VRs whose leading spaces do not count (PS3.5 Table 6.2-1). */
const leadingSpaces = new Set(['AE', 'CS', 'DS', 'IS', 'LO', 'SH']);

function unpadded(text: string, vr: ValueRepresentation): string {
  const trimmed = withoutPadding(text);
  return leadingSpaces.has(vr.vr) ? trimmed.replace(/^ +/, '') : trimmed;
}

/** IS and DS become numbers where writing the number gives the same characters again, so that nothing is lost. */
function toValue(text: string, vr: ValueRepresentation): DataSetValue {
  if (vr.vr !== 'IS' && vr.vr !== 'DS') return text;
  const number = Number(text);
  return text !== '' && String(number) === text ? number : text;
}
