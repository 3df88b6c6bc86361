// One element against its row: PS3.5 6.2 (values), 6.4 (multiplicity), 7.4 (Types), PS3.3 (enumerated values, items).

import { describeCondition } from '../../registry/iods/condition.ts';
import { isSameValue } from '../../registry/iods/storage-condition.ts';
import type { DataElement } from '../read/element-tree.ts';
import { keptValueLimit } from '../read/kept-tree.ts';
import { binaryCount, type ElementValue, splitText, textOf, traitsOf, type VrTraits } from './element-values.ts';
import type { ItemScope } from './item-scope.ts';
import type { LevelRow, LevelValueList } from './level-row.ts';
import { printable } from './printable.ts';
import { allows, type Multiplicity } from './value-multiplicity.ts';

/** What PS3.6 or an IOD says of an element. */
export interface ValueDemands {
  readonly tag: number;
  readonly keyword: string;
  readonly vrs: readonly string[];
  /** The traits of the first of them. */
  readonly traits: VrTraits;
  readonly vm: Multiplicity;
  /** Type 1: it may not be empty. */
  readonly needsValue: boolean;
}

/**
 * VR, number of values, character set and the form of each value of an element that is no sequence. Gives the values of
 * text, as they are found on the way.
 */
export function checkValues(
  element: DataElement,
  scope: ItemScope,
  demands: ValueDemands | undefined,
): readonly string[] | undefined {
  if (demands) checkVr(element, scope, demands);
  if (element.fragments && element.vr !== 'OB')
    scope.object(demands ?? element, 'vr', 'error', 'PS3.5 A.4', 'VR OB, for it is encapsulated', `VR ${element.vr}`);
  const traits = traitsFor(element, demands);
  if (element.passedOver && traits.isText) return notLookedAt(element, scope, demands);
  const count = binaryCount(element, traits);
  if (count !== undefined) checkCount(count, scope, demands);
  return count === undefined && traits.isText ? checkText(element, traits, scope, demands) : undefined;
}

/** Text that is too long to be held: that it was not judged is told. */
function notLookedAt({ tag, length }: DataElement, scope: ItemScope, demands: ValueDemands | undefined): [] {
  const expected = `text short enough to be held, up to ${keptValueLimit} bytes`;
  const actual = `${length} bytes, which were not looked at`;
  scope.object(demands ?? { tag }, 'reading-limit', 'warning', '', expected, actual);
  return [];
}

/** Most elements have the VR that is expected of them. */
function traitsFor({ vr }: DataElement, demands: ValueDemands | undefined): VrTraits {
  return demands && vr === demands.vrs[0] ? demands.traits : traitsOf(vr);
}

/** An element may travel as UN where its sender did not know it (PS3.5 6.2.2). */
function checkVr({ vr, fragments }: DataElement, scope: ItemScope, demands: ValueDemands): void {
  if (vr === demands.vrs[0] || demands.vrs.includes(vr) || fragments) return;
  const severity = vr === 'UN' ? 'information' : 'error';
  scope.object(demands, 'vr', severity, 'PS3.6 6', `VR ${demands.vrs.join(' or ')}`, `VR ${vr}`);
}

function checkCount(count: number, scope: ItemScope, demands: ValueDemands | undefined): void {
  if (!demands || allows(demands.vm, count)) return;
  scope.object(demands, 'vm', 'error', 'PS3.5 6.4', `${demands.vm.text} values`, String(count));
}

function checkText(
  element: DataElement,
  traits: VrTraits,
  scope: ItemScope,
  demands: ValueDemands | undefined,
): readonly string[] {
  const { text, problem } = textOf(element, traits, scope.source, scope.decoding);
  const at = demands ?? element;
  if (problem !== undefined) {
    scope.object(at, 'character-set', 'error', 'PS3.5 6.1.2', 'text of the named character set', problem);
    // What cannot be read has no form and no number of values.
    return [];
  }
  if (demands?.needsValue) checkNotBlank(text, scope, demands);
  const values = splitText(element.vr, text, traits);
  checkCount(values.length, scope, demands);
  const { rule } = traits;
  if (!rule) return values;
  for (const value of values) {
    const expected = value === '' ? undefined : rule(value);
    if (expected !== undefined)
      scope.object(at, 'value', 'error', 'PS3.5 6.2', `${element.vr}: ${expected}`, printable(value));
  }
  return values;
}

/** Enumerated Values and Defined Terms of the row (PS3.3 5.4). */
export function checkTerms(values: readonly ElementValue[], scope: ItemScope, row: LevelRow): void {
  for (const list of row.valueLists ?? []) checkValueList(values, scope, row, list);
  const { enumerated, terms, clause } = row;
  for (const each of values) {
    const value = typeof each === 'string' ? each.trim() : each;
    if (value === '') continue;
    if (enumerated && !enumerated.some((one) => isSameValue(value, one))) {
      const where = row.valuesClause ?? clause;
      scope.object(row, 'enumerated-value', 'error', where, enumerated.join(', '), printable(String(value)));
    }
    if (terms && !terms.includes(String(value))) {
      scope.object(row, 'defined-term', 'information', clause, terms.join(', '), printable(String(value)));
    }
  }
}

function checkValueList(
  values: readonly ElementValue[],
  scope: ItemScope,
  row: LevelRow,
  { condition, holds, value: which, values: allowed }: LevelValueList,
): void {
  if (holds && holds(scope) !== true) return;
  for (const each of which === undefined ? values : values.slice(which - 1, which)) {
    const value = typeof each === 'string' ? each.trim() : each;
    if (value === '' || allowed.some((one) => isSameValue(value, one))) continue;
    const why = condition ? `, for ${describeCondition(condition)}` : '';
    const expected = `${which === undefined ? '' : `value ${which}: `}${allowed.join(', ')}${why}`;
    scope.object(row, 'enumerated-value', 'error', row.clause, expected, printable(String(value)));
  }
}

/** How many items a sequence that is not empty may hold. */
export function checkItemCount(count: number, row: LevelRow, scope: ItemScope): void {
  const items = row.itemCounts?.find(({ holds }) => holds(scope) === true)?.items ?? row.items;
  if (items === undefined || allows(items, count)) return;
  scope.object(row, 'item-count', 'error', row.clause, `${items.text} items`, String(count));
}

/** An element of Type 1 without a value (PS3.5 7.4.1). */
export function checkNotEmpty({ items, length }: DataElement, row: LevelRow, scope: ItemScope): void {
  if (items ? items.length > 0 : length > 0) return;
  scope.object(row, 'empty', 'error', 'PS3.5 7.4.1', `a value, for ${row.clause} says Type ${row.type}`, 'no value');
}

/** A longer value is not looked at for a warning. */
const longestBlank = 64;
const content = /[^ \0]/;

/** A value of padding alone is not of zero length, but says as little. */
function checkNotBlank(text: string, scope: ItemScope, demands: ValueDemands): void {
  // Nearly all begin with more than a space: this is told without a search.
  if (text.length === 0 || text.charCodeAt(0) > 0x20 || text.length > longestBlank || content.test(text)) return;
  scope.object(demands, 'blank', 'warning', 'PS3.5 7.4.1', 'a value of more than padding', 'padding alone');
}
