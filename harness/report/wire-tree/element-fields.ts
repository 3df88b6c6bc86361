// The elements of a Command Set (PS3.7 6.3.1) or a Data Set (PS3.5 7.1) in a fragment, as far as they go.

import { formatTag, nameOfTag, transferSyntaxByUid, vrByName } from '../../../src/index.ts';
import { commandElementByTag, commandFieldName } from '../../../src/wire.ts';
import type { Part, WireField } from './wire-field.ts';

const undefinedLength = 0xffffffff;
/** Bytes of a value that are shown. */
const shownBytes = 64;
/** Sequences are followed so deep; bytes of a report are few, so this is never reached by what is legal. */
const deepest = 32;

interface Encoding {
  readonly isLittleEndian: boolean;
  readonly isExplicit: boolean;
}

/** The elements; one field for all bytes if the Transfer Syntax is not known or hides them. */
export function elementFields(part: Part, syntax: string | undefined): WireField[] {
  if (part.length === 0) return [];
  const encoding = encodingOf(syntax);
  return encoding ? elements(part, encoding, syntax === 'command', 0) : [part.field('Bytes', `${part.length} bytes`)];
}

function encodingOf(syntax: string | undefined): Encoding | undefined {
  if (syntax === 'command') return { isLittleEndian: true, isExplicit: false };
  const known = syntax === undefined ? undefined : transferSyntaxByUid(syntax);
  if (!known || known.deflated) return undefined;
  return { isLittleEndian: known.littleEndian, isExplicit: known.explicitVR };
}

function elements(part: Part, encoding: Encoding, isCommand: boolean, depth: number): WireField[] {
  const fields: WireField[] = [];
  for (let at = 0; at < part.length; ) {
    const element = readHead(part.from(at), encoding);
    if (!element) return [...fields, part.from(at).field('Bytes', 'cut off')];
    const { tag, vr, valueAt, length } = element;
    const nests = vr === 'SQ' || length === undefinedLength || tag === itemTag;
    const size = length === undefinedLength ? part.length - at - valueAt : length;
    const whole = part.from(at, valueAt + size);
    const value = whole.from(valueAt);
    const name = `${formatTag(tag)} ${vr === undefined ? '' : `${vr} `}${nameOf(tag, isCommand)}`.trimEnd();
    if (nests && depth < deepest) {
      const lengthText = length === undefinedLength ? 'undefined length' : `${length} bytes`;
      fields.push(
        whole.field(name, lengthText, [
          whole.from(0, valueAt).field('Head'),
          ...elements(value, encoding, isCommand, depth + 1),
        ]),
      );
    } else fields.push(whole.field(name, valueText(value, length, tag, vr, encoding, isCommand)));
    at += valueAt + size;
  }
  return fields;
}

const itemTag = 0xfffee000;

interface Head {
  readonly tag: number;
  readonly vr: string | undefined;
  /** Offset of the value. */
  readonly valueAt: number;
  readonly length: number;
}

/** Undefined if the bytes end before the length does. */
function readHead(part: Part, { isLittleEndian, isExplicit }: Encoding): Head | undefined {
  const [group, element] = [part.uint(0, 2, isLittleEndian), part.uint(2, 2, isLittleEndian)];
  if (group === undefined || element === undefined) return undefined;
  const tag = group * 0x10000 + element;
  const vr = isExplicit && group !== 0xfffe ? part.from(4, 2).text() : undefined;
  const [valueAt, lengthAt, size] =
    vr === undefined ? ([8, 4, 4] as const) : vrByName(vr)?.longForm ? ([12, 8, 4] as const) : ([8, 6, 2] as const);
  const length = part.uint(lengthAt, size, isLittleEndian);
  return length === undefined ? undefined : { tag, vr, valueAt, length };
}

function nameOf(tag: number, isCommand: boolean): string {
  if (isCommand) return commandElementByTag(tag)?.keyword ?? 'unknown';
  return delimiters[tag] ?? nameOfTag(tag) ?? '';
}

const delimiters: Readonly<Record<number, string>> = {
  4294893568: 'Item',
  4294893581: 'Item Delimitation Item',
  4294893789: 'Sequence Delimitation Item',
};

function valueText(
  value: Part,
  length: number,
  tag: number,
  vr: string | undefined,
  { isLittleEndian }: Encoding,
  isCommand: boolean,
): string {
  const cut = value.length < length ? `, ${length - value.length} more bytes` : '';
  const kind = vr ?? (isCommand ? commandElementByTag(tag)?.vr : undefined);
  const size = kind === undefined ? undefined : sizes[kind];
  const number = size !== undefined && value.length === size ? value.uint(0, size, isLittleEndian) : undefined;
  if (number !== undefined) return `${number}${isCommand ? meaningOf(tag, number) : ''}`;
  if (kind?.startsWith('O') || kind === 'UN') return `${value.length} bytes${cut}`;
  const text = value.from(0, shownBytes).text();
  return `${JSON.stringify(text)}${value.length > shownBytes ? ', and more' : ''}${cut}`;
}

const sizes: Readonly<Record<string, 2 | 4>> = { US: 2, UL: 4 };

/** `0001H C-STORE-RQ` for Command Field; statuses and others in hexadecimal, as the standard writes them. */
function meaningOf(tag: number, number: number): string {
  const hex = ` (${number.toString(16).toUpperCase().padStart(4, '0')}H)`;
  const name = tag === 0x00000100 ? commandFieldName(number) : undefined;
  return name === undefined ? hex : `${hex} ${name}`;
}
