// One element against its row: PS3.5 6.2 (values), 6.4 (multiplicity), 7.4 (Types), PS3.3 (enumerated values, items).

import type { DataElement } from '../element-tree.ts';
import { binaryCount, splitText, textOf, traitsOf, type VrTraits } from './element-values.ts';
import type { LevelRow } from './iod-level.ts';
import type { ItemScope } from './item-scope.ts';
import { printable } from './printable.ts';
import type { Severity, ValidationRule } from './validation-finding.ts';
import { allowsCount } from './value-multiplicity.ts';

/** Takes one objection to an element. */
export type Objector = (
  rule: ValidationRule,
  severity: Severity,
  clause: string,
  expected: string,
  actual: string,
) => void;

/** What PS3.6 or an IOD says of the VR and VM of an element. */
export interface ValueDemands {
  readonly vrs: readonly string[];
  readonly vm: string;
}

/** VR, number of values, character set and the form of each value of an element that is no sequence. */
export function checkValues(
  element: DataElement,
  scope: ItemScope,
  demands: ValueDemands | undefined,
  object: Objector,
): void {
  checkVr(element, demands, object);
  const traits = traitsOf(element.vr);
  const count = binaryCount(element, traits);
  if (count !== undefined) checkCount(count, demands, object);
  else if (traits.isText) checkText(element, traits, scope, demands, object);
}

/** An element may travel as UN where its sender did not know it (PS3.5 6.2.2). */
function checkVr(element: DataElement, demands: ValueDemands | undefined, object: Objector): void {
  if (!demands || demands.vrs.includes(element.vr)) return;
  const severity = element.vr === 'UN' ? 'information' : 'error';
  object('vr', severity, 'PS3.6 6', `VR ${demands.vrs.join(' or ')}`, `VR ${element.vr}`);
}

function checkCount(count: number, demands: ValueDemands | undefined, object: Objector): void {
  if (!demands || allowsCount(demands.vm, count)) return;
  object('vm', 'error', 'PS3.5 6.4', `${demands.vm} values`, String(count));
}

function checkText(
  element: DataElement,
  traits: VrTraits,
  scope: ItemScope,
  demands: ValueDemands | undefined,
  object: Objector,
): void {
  const { text, problem } = textOf(element.value, traits, scope.decoding);
  if (problem !== undefined)
    object('character-set', 'error', 'PS3.5 6.1.2', 'text of the named character set', problem);
  const values = splitText(element.vr, text);
  checkCount(values.length, demands, object);
  const { rule } = traits;
  if (!rule) return;
  for (const value of values) {
    const expected = value === '' ? undefined : rule(value);
    if (expected !== undefined) object('value', 'error', 'PS3.5 6.2', `${element.vr}: ${expected}`, printable(value));
  }
}

/** Enumerated Values and Defined Terms of the row (PS3.3 5.4). */
export function checkTerms(element: DataElement, scope: ItemScope, row: LevelRow, object: Objector): void {
  if (!row.enumerated && !row.terms) return;
  for (const value of scope.valuesOf(element.tag)) {
    if (value === '') continue;
    if (row.enumerated && !row.enumerated.includes(value)) {
      object('enumerated-value', 'error', row.clause, row.enumerated.join(', '), printable(String(value)));
    }
    if (row.terms && !row.terms.includes(String(value))) {
      object('defined-term', 'information', row.clause, row.terms.join(', '), printable(String(value)));
    }
  }
}

/** How many items a sequence that is not empty may hold. */
export function checkItemCount(count: number, row: LevelRow, scope: ItemScope, object: Objector): void {
  const items = row.itemCounts?.find(({ holds }) => holds(scope) === true)?.items ?? row.items;
  if (count === 0 || items === undefined || allowsCount(items.replace(/^0/, '1'), count)) return;
  object('item-count', 'error', row.clause, `${items} items`, String(count));
}

/** An element of Type 1 without a value; one of blanks alone is not of zero length, but says as little. */
export function checkTypeOne(element: DataElement, row: LevelRow, object: Objector): void {
  const empty = element.items ? element.items.length === 0 : element.length === 0;
  if (empty) object('empty', 'error', 'PS3.5 7.4.1', `a value, for ${row.clause} says Type ${row.type}`, 'no value');
  else if (!element.items && element.value.length <= 64 && isBlank(element)) {
    object('blank', 'warning', 'PS3.5 7.4.1', 'a value of more than padding', 'padding alone');
  }
}

function isBlank(element: DataElement): boolean {
  if (!traitsOf(element.vr).isText) return false;
  return element.value.every((byte) => byte === 0x20 || byte === 0x00);
}
