// A Data Set as others show it: a dump like that of dcmdump, the DICOM JSON Model (PS3.18 Annex F), and the rows of a table.

import type { PackedDataSet, PackedElement } from './packed-pdu.ts';

/** Width of the values of a dump, behind which length, multiplicity and keyword stand. */
const valueWidth = 40;
/** Characters of a value in a dump; a table and JSON have it whole. */
const dumpedLength = 66;

/** The dump, a line an element. */
export function dumpOf({ elements, stop }: PackedDataSet): string {
  const end = stop === undefined ? [] : [`# ${stop}`];
  return [...dumpLines(elements, ''), ...end].map((line) => `${line}\n`).join('');
}

function dumpLines(elements: readonly PackedElement[], indent: string): string[] {
  return elements.flatMap((element) => {
    const { items, vr, tag } = element;
    if (!items) return [dumpLine(indent, tag, vr, dumpValue(element), element)];
    const kind = element.length < 0 ? 'undefined' : 'explicit';
    return [
      dumpLine(indent, tag, vr, `(Sequence with ${kind} length #=${items.length})`, element),
      ...items.flatMap((item) => [
        `${indent}  (fffe,e000) na (Item #=${item.length})`,
        ...dumpLines(item, `${indent}    `),
      ]),
    ];
  });
}

function dumpLine(indent: string, tag: string, vr: string, value: string, element: PackedElement): string {
  const { length, name } = element;
  const size = length < 0 ? 'u/l' : String(length);
  const comment = `# ${size.padStart(3)}, ${multiplicity(element)} ${name === '' ? 'Unknown' : name}`;
  return `${indent}${tagOf(tag).toLowerCase()} ${vr} ${value.padEnd(valueWidth - indent.length)} ${comment}`;
}

function multiplicity({ values, hex, items }: PackedElement): number {
  return values?.length ?? (hex !== undefined || items ? 1 : 0);
}

function dumpValue({ vr, values, hex }: PackedElement): string {
  if (hex !== undefined) return cut(hex.replace(/..(?=.)/g, '$&\\'));
  if (values === undefined) return '(no value available)';
  if (vr === 'AT') return values.map((value) => tagOf(String(value)).toLowerCase()).join('\\');
  const text = values.map((value) => visible(String(value))).join('\\');
  return typeof values[0] === 'number' ? cut(text) : `[${cut(text)}]`;
}

function cut(text: string): string {
  return text.length <= dumpedLength ? text : `${text.slice(0, dumpedLength)}...`;
}

/** The DICOM JSON Model, an element a line. */
export function jsonOf({ elements }: PackedDataSet): string {
  return jsonObject(elements, '');
}

/**
 * PS3.18 F.2.2: in the order of the tags, without group lengths. Written piece by piece, since an object of JavaScript has keys
 * such as 60003000 before all others.
 */
function jsonObject(elements: readonly PackedElement[], indent: string): string {
  const kept = elements.filter(({ tag }) => !tag.endsWith('0000')).sort((a, b) => (a.tag < b.tag ? -1 : 1));
  const inner = `${indent}  `;
  const lines = kept.map((element) => `${inner}"${element.tag}": ${jsonElement(element, inner)}`);
  return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n${indent}}`;
}

function jsonElement({ vr, values, hex, items }: PackedElement, indent: string): string {
  const members = [`"vr": ${JSON.stringify(vr)}`];
  if (items && items.length > 0) {
    members.push(`"Value": [${items.map((item) => jsonObject(item, indent)).join(', ')}]`);
  } else if (hex !== undefined) members.push(`"InlineBinary": "${base64(hex)}"`);
  else if (values?.some((value) => value !== ''))
    members.push(`"Value": ${JSON.stringify(values.map((value) => jsonValue(vr, value)))}`);
  return `{ ${members.join(', ')} }`;
}

/** PS3.18 F.2.3 and F.2.5: an empty value among others is null; IS and DS are numbers if nothing is lost. */
function jsonValue(vr: string, value: string | number): unknown {
  if (value === '') return null;
  if (vr === 'PN') return personName(String(value));
  if (vr !== 'IS' && vr !== 'DS') return value;
  const number = Number(value);
  return String(number) === value ? number : value;
}

function personName(text: string): Record<string, string> {
  const groups = text.split('=');
  return Object.fromEntries(
    (['Alphabetic', 'Ideographic', 'Phonetic'] as const).flatMap((name, at) =>
      groups[at] ? [[name, groups[at]]] : [],
    ),
  );
}

function base64(hex: string): string {
  return btoa((hex.match(/../g) ?? []).map((digits) => String.fromCharCode(Number.parseInt(digits, 16))).join(''));
}

export interface TableRow {
  /** Sequences around the element. */
  readonly depth: number;
  readonly tag: string;
  readonly name: string;
  readonly vr: string;
  readonly length: string;
  readonly value: string;
}

/** The rows of a table; an item has one of its own. */
export function tableOf({ elements }: PackedDataSet): TableRow[] {
  return rowsOf(elements, 0);
}

function rowsOf(elements: readonly PackedElement[], depth: number): TableRow[] {
  return elements.flatMap((element) => {
    const { tag, name, vr, items = [] } = element;
    const length = element.length < 0 ? 'undefined' : String(element.length);
    return [
      { depth, tag: tagOf(tag), name: wordsOf(name), vr, length, value: tableValue(element) },
      ...items.flatMap((item, at) => [
        { depth: depth + 1, tag: '', name: `Item ${at + 1}`, vr: '', length: '', value: '' },
        ...rowsOf(item, depth + 1),
      ]),
    ];
  });
}

function tableValue({ values, hex, items }: PackedElement): string {
  if (items) return items.length === 1 ? '1 item' : `${items.length} items`;
  if (hex !== undefined) return hex.replace(/..(?=.)/g, '$& ');
  return values?.map((value) => visible(String(value))).join(' \\ ') ?? '';
}

/** `SOP Class UID` for `SOPClassUID`. */
function wordsOf(keyword: string): string {
  return keyword
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/ Of /g, ' of ');
}

function tagOf(digits: string): string {
  return `(${digits.slice(0, 4)},${digits.slice(4)})`;
}

/** What is invisible, or turns the direction of the text, as its number. */
function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}
