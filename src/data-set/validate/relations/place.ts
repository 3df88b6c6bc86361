// Where a relation of PS3.3 holds: the item, the attribute whose row states it, and the clause.

import { dictionaryEntryByKeyword } from '../../../registry/dictionary.ts';
import type { ElementValue } from '../element-values.ts';
import type { ItemScope } from '../item-scope.ts';
import { printable } from '../printable.ts';
import type { Severity, ValidationRule } from '../validation-finding.ts';

/** The row of an attribute that is there, in the item that holds it. */
export interface Place {
  readonly scope: ItemScope;
  readonly tag: number;
  readonly keyword: string;
  readonly clause: string;
  readonly severity: Severity;
}

/** Objects to what is wrong at a place. */
export type RelationCheck = (place: Place) => void;

/** The tag of a keyword of PS3.6. */
export function tagFor(keyword: string): number {
  const entry = dictionaryEntryByKeyword(keyword);
  if (!entry) throw new RangeError(`${keyword} is no keyword of PS3.6`);
  return entry.tag;
}

/** Reports the attribute of the place. */
export function objectTo(place: Place, rule: ValidationRule, expected: string, actual: string): void {
  objectAt(place, place.scope, place, rule, expected, actual);
}

/** Reports another attribute than that of the place, or the same one in another item. */
export function objectAt(
  { clause, severity }: Place,
  scope: ItemScope,
  attribute: { readonly tag: number; readonly keyword?: string },
  rule: ValidationRule,
  expected: string,
  actual: string,
): void {
  scope.object(attribute, rule, severity, clause, shown(expected), shown(actual));
}

const longest = 160;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const control = /[\x00-\x1f\x7f-\x9f]/;

/** A message may hold a value of a peer. */
function shown(text: string): string {
  return text.length > longest || control.test(text) ? printable(text) : text;
}

const isNumber = (value: ElementValue): value is number => typeof value === 'number';
const isText = (value: ElementValue): value is string => typeof value === 'string';

/** The values of an attribute as numbers; text of IS and DS is one too. */
export function numbersOf(scope: ItemScope, tag: number): readonly number[] {
  const values = scope.valuesOf(tag);
  return values.every(isNumber) ? values : values.map(Number);
}

/** The values of an attribute as text. */
export function textsOf(scope: ItemScope, tag: number): readonly string[] {
  const values = scope.valuesOf(tag);
  return values.every(isText) ? values : values.map(String);
}

/** The innermost items of nested sequences. */
export function itemsAlong(scope: ItemScope, path: readonly number[]): readonly ItemScope[] {
  const [first, ...others] = path;
  if (first === undefined) return [scope];
  let scopes = scope.itemsOf(first);
  for (const tag of others) scopes = scopes.flatMap((one) => one.itemsOf(tag));
  return scopes;
}
