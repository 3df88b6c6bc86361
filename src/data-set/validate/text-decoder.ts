// Text of a Data Set under its Specific Character Set: PS3.5 6.1.2 (repertoires, code extension), PS3.3 C.12.1.1.2.

import { type CharacterSetRow, characterSetByTerm, characterSets } from '../../registry/character-sets.ts';
import { ActiveSets, boundaryAt } from './active-sets.ts';

/** The text without escape sequences, or what is wrong with its bytes. */
export type DecodedText = { readonly text: string } | { readonly problem: string };

export interface TextDecoding {
  /** True for the default repertoire alone, so that bytes above 7EH need no further look. */
  readonly isDefault: boolean;
  /** What is wrong with the terms themselves; empty when nothing is. */
  readonly problems: readonly string[];
  /** `vr` says which characters are delimiters, before which value 1 of Specific Character Set is active. */
  decode(bytes: Uint8Array, vr?: string): DecodedText;
}

const ESC = 0x1b;
const replacement = '�';
const defaultRow: CharacterSetRow = characterSets[0] as CharacterSetRow;

/** The default repertoire, ISO-IR 6, which holds where no Specific Character Set is given (PS3.5 6.1.2.1). */
export const defaultRepertoire: TextDecoding = { isDefault: true, problems: [], decode: decodeAscii };

/**
 * How text is read under the values of Specific Character Set (0008,0005).
 *
 * @param terms the values without padding; an empty first one stands for ISO 2022 IR 6 (PS3.3 C.12.1.1.2)
 */
export function textDecoding(terms: readonly string[]): TextDecoding {
  if (terms.length === 0 || (terms.length === 1 && terms[0] === '')) return defaultRepertoire;
  const rows = terms.map((term) => (term === '' ? defaultRow : characterSetByTerm(term)));
  const known = rows.filter((row): row is CharacterSetRow => row !== undefined);
  const problems = problemsOf(terms, rows);
  const first = rows[0] ?? defaultRow;
  if (first.form === 'whole-value') return { isDefault: false, problems, decode: (bytes) => decodeWhole(bytes, first) };
  const extended = terms.length > 1;
  const extensions = extended ? known : [];
  return { isDefault: false, problems, decode: (bytes, vr) => decodeSegments(bytes, vr, first, extensions) };
}

function problemsOf(terms: readonly string[], rows: readonly (CharacterSetRow | undefined)[]): string[] {
  const problems: string[] = [];
  terms.forEach((term, index) => {
    const row = rows[index];
    if (row === undefined) problems.push(`${term} is no Defined Term`);
    else if (rows.indexOf(row) !== index) problems.push(`${term} is named twice`);
    else if (row.form === 'whole-value' && terms.length > 1)
      problems.push(`${term} forbids code extension, so it stands alone`);
    else if (terms.length > 1 && term !== '' && row.extensionTerm !== term)
      problems.push(`${term} is no term for code extension`);
    else if (terms.length === 1 && row.term !== term)
      problems.push(`${term} needs code extension, so it is not the only value`);
    else if (index === 0 && terms.length > 1 && row.form !== 'single-byte')
      problems.push(`${term} is multi-byte, so it is not the first value`);
  });
  return problems;
}

function decodeAscii(bytes: Uint8Array): DecodedText {
  const at = bytes.findIndex((byte) => byte > 0x7e || byte === ESC);
  return at < 0
    ? { text: asLatin1(bytes) }
    : { problem: `byte ${hex(bytes[at] ?? 0)} is outside the default character repertoire` };
}

/** A view as one character a byte, without copying the bytes. */
function asLatin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function decodeWhole(bytes: Uint8Array, row: CharacterSetRow): DecodedText {
  try {
    return { text: decoder(row.encoding).decode(bytes) };
  } catch {
    return { problem: `the bytes are not ${row.encoding.toUpperCase()}` };
  }
}

/** Runs between escape sequences and delimiters, each read by the sets then active (PS3.5 6.1.2.5.3). */
function decodeSegments(
  bytes: Uint8Array,
  vr: string | undefined,
  first: CharacterSetRow,
  extensions: readonly CharacterSetRow[],
): DecodedText {
  if (first.form === 'single-byte' && isPlainAscii(bytes)) return { text: asLatin1(bytes) };
  const active = new ActiveSets(first, defaultRow);
  let text = '';
  // The alphabetic group of a name has no escape sequence (PS3.5 6.2.1.2).
  let isInFirstGroup = vr === 'PN';
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (byte === ESC) {
      const invoked = findEscape(bytes, at + 1, extensions);
      if (invoked === undefined)
        return { problem: `an escape sequence at byte ${at} invokes no character set that is named` };
      if (isInFirstGroup) return { problem: `an escape sequence at byte ${at}, in the first group` };
      active.invoke(invoked.into, invoked.row);
      at += 1 + invoked.length;
      continue;
    }
    const set = byte >= 0x80 ? active.G1 : active.G0;
    const width = widthOf(set, byte);
    const boundary = width === 1 ? boundaryAt(byte, vr) : undefined;
    if (boundary && !active.isAsAtStart) return { problem: notReturned(at, boundary.name) };
    if (boundary?.resets) active.reset();
    const character = set === undefined ? replacement : decodeOne(bytes.subarray(at, at + width), set);
    if (character.includes(replacement))
      return { problem: `byte ${hex(byte)} at ${at} is outside the active character set` };
    text += character;
    if (character === '=') isInFirstGroup = false;
    else if (character === '\\' && vr === 'PN') isInFirstGroup = true;
    at += width;
  }
  return active.isAsAtStart ? { text } : { problem: notReturned(at, 'the end of the value') };
}

function notReturned(at: number, before: string): string {
  return `value 1 of Specific Character Set is not active at byte ${at}, before ${before}`;
}

function isPlainAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x7f && byte !== ESC);
}

function findEscape(bytes: Uint8Array, at: number, rows: readonly CharacterSetRow[]) {
  for (const row of [...rows, defaultRow]) {
    for (const { bytes: sequence, into } of row.escapes) {
      const matches = [...sequence].every((character, index) => bytes[at + index] === character.charCodeAt(0));
      if (!matches) continue;
      return { row: sequence === '(B' ? defaultRow : row, into, length: sequence.length };
    }
  }
  return undefined;
}

function widthOf(set: CharacterSetRow | undefined, byte: number): number {
  if (set === undefined || byte < 0x21) return 1;
  if (set.form === 'double-byte-g1') return byte >= 0x80 ? 2 : 1;
  return set.form === 'kanji' || set.form === 'supplementary-kanji' ? 2 : 1;
}

function decodeOne(bytes: Uint8Array, set: CharacterSetRow): string {
  const lead = bytes[0] ?? 0;
  if (lead < 0x21 || (lead < 0x80 && widthOf(set, lead) === 1)) return String.fromCharCode(lead);
  const isControl = lead >= 0x80 && lead < 0xa0;
  if (set === defaultRow || isControl) return replacement;
  try {
    return decoder(set.encoding).decode(inEncoding(bytes, set));
  } catch {
    return replacement;
  }
}

/** EUC holds the Kanji of G0 with the high bit set, the supplementary ones behind 8FH. */
function inEncoding(bytes: Uint8Array, set: CharacterSetRow): Uint8Array {
  if (set.form !== 'kanji' && set.form !== 'supplementary-kanji') return bytes;
  const raised = bytes.map((byte) => byte | 0x80);
  return set.form === 'kanji' ? raised : Uint8Array.of(0x8f, ...raised);
}

const decoders = new Map<string, InstanceType<typeof TextDecoder>>();

function decoder(encoding: string): InstanceType<typeof TextDecoder> {
  const cached = decoders.get(encoding);
  if (cached) return cached;
  const made = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  decoders.set(encoding, made);
  return made;
}

function hex(byte: number): string {
  return `${byte.toString(16).toUpperCase().padStart(2, '0')}H`;
}
