/**
 * Look-up in the data dictionary of PS3.6: by tag number or by keyword.
 *
 * dictionary.txt has the registries of PS3.6 clauses 6, 7 and 8 (2024 edition): tag, VR, VM, keyword, one Data Element a line.
 * Repeating groups stand under their first group (50xx as 5000, 60xx as 6000). A VR that depends on the Data Set is
 * written `US/SS`. Group 0000 belongs to PS3.7 and is not there; neither are the retired elements without a keyword.
 */

import { dataText } from './data-text.ts';

/** One Data Element of PS3.6. `vr` lists every possible VR, as `US/SS`, where the Data Set decides. */
export interface DictionaryEntry {
  /** Group and element as one number: (0008,0016) is 0x00080016. */
  readonly tag: number;
  readonly keyword: string;
  readonly vr: string;
  readonly vm: string;
}

interface Dictionary {
  readonly byTag: ReadonlyMap<number, DictionaryEntry>;
  readonly byKeyword: ReadonlyMap<string, DictionaryEntry>;
}

/** The rows of dictionary.txt as they stand there. */
export const dictionaryRows = (): string => dataText('dictionary.txt', import.meta.url);

let loaded: Dictionary | undefined;

/** Parsed at first use: 5,000 rows take milliseconds that a short command should not pay for nothing. */
function dictionary(): Dictionary {
  if (loaded) return loaded;
  const byTag = new Map<number, DictionaryEntry>();
  const byKeyword = new Map<string, DictionaryEntry>();
  for (const line of dictionaryRows().split('\n')) {
    const [hex, vr, vm, keyword] = line.split(' ');
    if (!hex || !vr || !vm || !keyword) continue;
    const entry = { tag: Number.parseInt(hex, 16), keyword, vr, vm };
    byTag.set(entry.tag, entry);
    byKeyword.set(keyword, entry);
  }
  loaded = { byTag, byKeyword };
  return loaded;
}

/** Repeating groups 50xx and 60xx (PS3.5 7.6) share the rows of their first group. */
function firstOfRepeatingGroup(tag: number): number {
  const family = tag >>> 24;
  const evenGroup = (tag & 0x00010000) === 0;
  return evenGroup && (family === 0x50 || family === 0x60) ? (tag & 0xff00ffff) >>> 0 : tag;
}

/** The entry of a tag number, or undefined for a private or unknown tag. */
export function dictionaryEntry(tag: number): DictionaryEntry | undefined {
  return dictionary().byTag.get(firstOfRepeatingGroup(tag));
}

/** The entry of a PS3.6 keyword, e.g. `PatientName`; upper and lower case matter. */
export function dictionaryEntryByKeyword(keyword: string): DictionaryEntry | undefined {
  return dictionary().byKeyword.get(keyword);
}

/** The tag as the standard writes it: `formatTag(0x00080016) === '(0008,0016)'`. */
export function formatTag(tag: number): string {
  const hex = tag.toString(16).toUpperCase().padStart(8, '0');
  return `(${hex.slice(0, 4)},${hex.slice(4)})`;
}

const tagPattern = /^\(?([0-9A-Fa-f]{4}),?([0-9A-Fa-f]{4})\)?$/;

/** The number of a tag written `(0008,0016)`, `0008,0016` or `00080016`; undefined when it is none of these. */
export function parseTag(text: string): number | undefined {
  const match = tagPattern.exec(text);
  return match ? Number.parseInt(`${match[1]}${match[2]}`, 16) : undefined;
}

/** The number of a Data Element named by keyword or by tag, or undefined when the name is neither. */
export function tagOf(name: string): number | undefined {
  return dictionaryEntryByKeyword(name)?.tag ?? parseTag(name);
}

/** Keyword where PS3.6 has one, otherwise the tag: what a reader of a report wants to see. */
export function nameOfTag(tag: number): string {
  const entry = dictionaryEntry(tag);
  return entry && entry.tag === tag ? entry.keyword : formatTag(tag);
}
