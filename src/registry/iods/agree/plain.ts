// Plain objects that become a Data Set, and how they are read while the relations of PS3.3 are brought about in them.

import { dictionaryEntryByKeyword } from '../../dictionary.ts';
import type { AttributeRow, SequenceRow } from '../definition.ts';

/** Elements by keyword: a value, an array of values or items, or null for none. */
export type PlainItem = { [keyword: string]: unknown };

/** A row in the item that holds its attribute. */
export interface Building {
  readonly item: PlainItem;
  /** The items around, the innermost first. */
  readonly around: readonly PlainItem[];
  readonly row: AttributeRow | SequenceRow;
}

/** The outermost item. */
export function rootOf({ item, around }: Pick<Building, 'item' | 'around'>): PlainItem {
  return around.at(-1) ?? item;
}

/** The values of an attribute; none if it is absent or null. */
export function plainValues(item: PlainItem, keyword: string): readonly unknown[] {
  const element = item[keyword];
  if (element === undefined || element === null) return [];
  return Array.isArray(element) ? element : [element];
}

export function isPlainItem(value: unknown): value is PlainItem {
  return typeof value === 'object' && value !== null && !(value instanceof Uint8Array);
}

/** The items of a sequence. */
export function plainItems(item: PlainItem, keyword: string): readonly PlainItem[] {
  return plainValues(item, keyword).filter(isPlainItem);
}

/** The items at the end of nested sequences. */
export function itemsAlong(item: PlainItem, path: readonly string[]): readonly PlainItem[] {
  let items: readonly PlainItem[] = [item];
  for (const keyword of path) items = items.flatMap((one) => plainItems(one, keyword));
  return items;
}

/** Sets values as an encoder wants them: one as it is, several as an array, none as null. */
export function setValues(item: PlainItem, keyword: string, values: readonly unknown[]): void {
  item[keyword] = values.length > 1 ? [...values] : (values[0] ?? null);
}

/** A number in the form of the VR of the attribute. */
export function numberFor(keyword: string, value: number): unknown {
  const vr = dictionaryEntryByKeyword(keyword)?.vr;
  if (vr === 'UV' || vr === 'SV') return BigInt(value);
  return vr === 'IS' || vr === 'DS' ? String(value) : value;
}

/** A tag as a number, although an AT may hold a keyword. */
export function tagNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? dictionaryEntryByKeyword(value)?.tag : undefined;
}
