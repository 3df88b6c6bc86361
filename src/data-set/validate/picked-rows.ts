// Rows that one attribute of an item picks by its value (PS3.3 10.26, C.23.4.2: Selector Values by Selector Attribute VR).

import { dictionaryEntryByKeyword } from '../../registry/dictionary.ts';
import type { Condition, ConditionValue } from '../../registry/iods/condition.ts';
import type { ItemScope } from './item-scope.ts';
import type { LevelRow, PickedRow, PickedRows } from './level-row.ts';

/** Fewer rows than this are as quickly looked at one by one. */
const fewest = 8;

type Equals = Extract<Condition, { readonly is: 'equals' }>;

interface Pick {
  readonly equals: Equals;
  readonly fromAround: boolean;
}

/** What picks the row; undefined for a condition of another form. */
function pickOf({ required }: LevelRow): Pick | undefined {
  const condition = required?.condition;
  if (condition?.is === 'equals') return { equals: condition, fromAround: false };
  if (condition?.is === 'nearest' && condition.of.is === 'equals') return { equals: condition.of, fromAround: true };
  return undefined;
}

/** The rows put together by what picks them, where there are many. */
export function pickedRows(rows: readonly LevelRow[]): readonly PickedRows[] {
  const groups = new Map<string, { pick: Pick; row: PickedRow }[]>();
  for (const row of rows) {
    const pick = pickOf(row);
    if (!pick || !isConditional(row)) continue;
    const key = `${pick.equals.keyword} ${pick.fromAround}`;
    groups.set(key, [...(groups.get(key) ?? []), { pick, row }]);
  }
  return [...groups.values()].filter((group) => group.length >= fewest).map(pickedRowsOf);
}

function isConditional(row: LevelRow): row is PickedRow {
  return row.required !== undefined;
}

function pickedRowsOf(group: readonly { readonly pick: Pick; readonly row: PickedRow }[]): PickedRows {
  const byValue = new Map<ConditionValue, PickedRow[]>();
  for (const { pick, row } of group) {
    for (const value of pick.equals.values) byValue.set(value, [...(byValue.get(value) ?? []), row]);
  }
  const [first] = group;
  const tag = dictionaryEntryByKeyword(first?.pick.equals.keyword ?? '')?.tag ?? 0;
  return { tag, fromAround: first?.pick.fromAround === true, byValue, rows: new Set(group.map(({ row }) => row)) };
}

/** The rows that a value picks, each once. */
export function rowsPicked({ tag, fromAround, byValue }: PickedRows, scope: ItemScope): readonly PickedRow[] {
  let rows: readonly PickedRow[] = none;
  for (let item: ItemScope | undefined = scope; item; item = fromAround ? item.parent : undefined) {
    for (const value of item.valuesOf(tag)) rows = joined(rows, byValue.get(value));
  }
  return rows;
}

const none: readonly PickedRow[] = [];

function joined(rows: readonly PickedRow[], more: readonly PickedRow[] = none): readonly PickedRow[] {
  return rows.length === 0 ? more : [...new Set([...rows, ...more])];
}
