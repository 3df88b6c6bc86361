/** Writes headers byte by byte for the tests of the readers, so that they can also be wrong (PS3.5 7.1.2, 7.1.3, 7.5). */

import { vrByName } from '../../registry/vrs.ts';

/** How a test writes: the letters stand for Implicit or Explicit VR, Little or Big Endian. */
export type Encoding = 'ILE' | 'ELE' | 'EBE';

const undefinedLength = 0xffffffff;

function uint16(value: number, encoding: Encoding): number[] {
  const [low, high] = [value & 0xff, (value >>> 8) & 0xff];
  return encoding === 'EBE' ? [high, low] : [low, high];
}

function uint32(value: number, encoding: Encoding): number[] {
  const [low, high] = [uint16(value & 0xffff, encoding), uint16(value >>> 16, encoding)];
  return encoding === 'EBE' ? [...high, ...low] : [...low, ...high];
}

function tagBytes(tag: number, encoding: Encoding): number[] {
  return [...uint16(tag >>> 16, encoding), ...uint16(tag & 0xffff, encoding)];
}

/** A header with exactly this length, right or wrong. */
export function header(tag: number, vr: string, length: number, encoding: Encoding = 'ELE'): Buffer {
  const bytes = tagBytes(tag, encoding);
  if (encoding === 'ILE') return Buffer.from([...bytes, ...uint32(length, encoding)]);
  bytes.push(vr.charCodeAt(0), vr.charCodeAt(1));
  const long = vrByName(vr)?.longForm ?? false;
  return Buffer.from([...bytes, ...(long ? [0, 0, ...uint32(length, encoding)] : uint16(length, encoding))]);
}

/** An element with a right length; the value is bytes, or text as it is. */
export function element(tag: number, vr: string, value: string | Uint8Array = '', encoding: Encoding = 'ELE'): Buffer {
  const bytes = Buffer.from(value as Uint8Array);
  return Buffer.concat([header(tag, vr, bytes.length, encoding), bytes]);
}

/** An Item, or a delimiter, with this tag and length. */
export function delimiter(tag: number, length: number, encoding: Encoding = 'ELE'): Buffer {
  return Buffer.from([...tagBytes(tag, encoding), ...uint32(length, encoding)]);
}

/** An Item of explicit length around these elements. */
export function item(content: readonly Uint8Array[], encoding: Encoding = 'ELE'): Buffer {
  const bytes = Buffer.concat(content);
  return Buffer.concat([delimiter(0xfffee000, bytes.length, encoding), bytes]);
}

/** An Item of undefined length around these elements. */
export function openItem(content: readonly Uint8Array[], encoding: Encoding = 'ELE'): Buffer {
  const start = delimiter(0xfffee000, undefinedLength, encoding);
  return Buffer.concat([start, ...content, delimiter(0xfffee00d, 0, encoding)]);
}

/** A sequence of explicit length around these Items. */
export function sequence(tag: number, items: readonly Uint8Array[], encoding: Encoding = 'ELE'): Buffer {
  return element(tag, 'SQ', Buffer.concat(items), encoding);
}

/** A sequence (or other VR) of undefined length around these Items. */
export function openSequence(tag: number, items: readonly Uint8Array[], encoding: Encoding = 'ELE', vr = 'SQ'): Buffer {
  const start = header(tag, vr, undefinedLength, encoding);
  return Buffer.concat([start, ...items, delimiter(0xfffee0dd, 0, encoding)]);
}
