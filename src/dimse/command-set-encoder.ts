/** Encodes Command Sets, the wrong ones as well: PS3.7 6.3.1. */
import { type CommandElementRow, commandElementByKeyword } from './command-elements.ts';
import type { CommandSet, CommandValue, CommandValues, RawCommandElement } from './command-values.ts';

const elementHead = 8;
const groupLengthElement = 12;

/**
 * The bytes of a Command Set.
 *
 * From an object: elements in ascending order, values padded to an even length, Command Group Length (0000,0000)
 * first and computed unless it is given. Bytes given as a value are taken as they are, even when their number is odd.
 * From a list: exactly these elements in this order, with nothing added, sorted or padded.
 *
 * @throws {TypeError} when a key is neither a keyword of PS3.7 Annex E nor a tag, or a value does not fit its VR
 */
export function encodeCommandSet(command: CommandSet | CommandValues | readonly RawCommandElement[]): Buffer {
  if (isElementList(command)) return encodeElements(command, 0);
  const elements = commandElementsOf(command);
  if (elements[0]?.tag === 0) return encodeElements(elements, 0);
  const bytes = encodeElements(elements, groupLengthElement);
  bytes.writeUInt32LE(0, 0);
  bytes.writeUInt32LE(4, 4);
  bytes.writeUInt32LE(bytes.length - groupLengthElement, elementHead);
  return bytes;
}

function isElementList(command: unknown): command is readonly RawCommandElement[] {
  return Array.isArray(command);
}

/**
 * The elements of a Command Set in ascending order, without a Command Group Length that was not given: the list to
 * change and hand to `encodeCommandSet` when a wrong Command Set is wanted.
 *
 * @throws {TypeError} as `encodeCommandSet`
 */
export function commandElementsOf(command: CommandSet | CommandValues): RawCommandElement[] {
  const elements: RawCommandElement[] = [];
  let last = -1;
  let sorted = true;
  for (const key in command) {
    const value = (command as CommandValues)[key];
    if (value === undefined) continue;
    const element = commandElement(key, value);
    if (element.tag <= last) sorted = false;
    last = element.tag;
    elements.push(element);
  }
  return sorted ? elements : elements.sort((a, b) => a.tag - b.tag);
}

/**
 * One command element with its value encoded and padded (PS3.5 6.2).
 *
 * @param key a keyword of PS3.7 Annex E, or a tag written `(gggg,eeee)`; with a tag that Annex E does not have, a
 *   number becomes two bytes and a string is padded with a space
 * @throws {TypeError} when the key or the type of the value is none of these
 */
export function commandElement(key: string, value: CommandValue): RawCommandElement {
  const row = commandElementByKeyword(key);
  const tag = row?.tag ?? tagOf(key);
  return { tag, value: value instanceof Uint8Array ? value : encodeValue(row, key, value) };
}

const tagPattern = /^\(([0-9a-f]{4}),([0-9a-f]{4})\)$/i;

function tagOf(key: string): number {
  const match = tagPattern.exec(key);
  if (match === null) throw new TypeError(`${key} is neither a command element of PS3.7 Annex E nor a tag (gggg,eeee)`);
  return Number.parseInt(`${match[1]}${match[2]}`, 16);
}

function encodeValue(
  row: CommandElementRow | undefined,
  key: string,
  value: Exclude<CommandValue, Uint8Array>,
): Buffer {
  if (typeof value === 'string') return encodeText(row, key, value);
  const values = typeof value === 'number' ? [value] : value;
  switch (row?.vr ?? 'US') {
    case 'US':
      return encodeNumbers(values, 2, (bytes, number, at) => bytes.writeUInt16LE(number & 0xffff, at));
    case 'UL':
      return encodeNumbers(values, 4, (bytes, number, at) => bytes.writeUInt32LE(number >>> 0, at));
    case 'AT':
      return encodeNumbers(values, 4, writeTag);
    default:
      throw new TypeError(`${key} is a string (${row?.vr}); got ${JSON.stringify(value)}`);
  }
}

/** A tag is two 16-bit numbers, group first (PS3.5 7.1.1), not one of 32 bits. */
function writeTag(bytes: Buffer, tag: number, at: number): void {
  bytes.writeUInt16LE(tag >>> 16, at);
  bytes.writeUInt16LE(tag & 0xffff, at + 2);
}

function encodeNumbers(
  values: readonly number[],
  unit: number,
  write: (bytes: Buffer, value: number, at: number) => void,
): Buffer {
  const bytes = Buffer.allocUnsafe(values.length * unit);
  for (let i = 0; i < values.length; i++) write(bytes, values[i] ?? 0, i * unit);
  return bytes;
}

function encodeText(row: CommandElementRow | undefined, key: string, text: string): Buffer {
  if (row !== undefined && (row.vr === 'US' || row.vr === 'UL' || row.vr === 'AT')) {
    throw new TypeError(`${key} is a number (${row.vr}); got ${JSON.stringify(text)}`);
  }
  const bytes = Buffer.allocUnsafe(text.length + (text.length & 1));
  bytes.write(text, 0, 'latin1');
  if (bytes.length > text.length) bytes[text.length] = row?.vr === 'UI' ? 0x00 : 0x20;
  return bytes;
}

function encodeElements(elements: readonly RawCommandElement[], start: number): Buffer {
  let length = start;
  for (const element of elements) length += elementHead + element.value.length;
  const bytes = Buffer.allocUnsafe(length);
  let at = start;
  for (const { tag, value, length: declared } of elements) {
    writeTag(bytes, tag, at);
    bytes.writeUInt32LE((declared ?? value.length) >>> 0, at + 4);
    bytes.set(value, at + elementHead);
    at += elementHead + value.length;
  }
  return bytes;
}
