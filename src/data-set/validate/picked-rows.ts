// Rows that one attribute of an item picks by its value (PS3.3 10.26, C.23.4.2: Selector Values by Selector Attribute VR).

import { dictionaryEntryByKeyword } from '../../registry/dictionary.ts';
import type { Condition, ConditionValue } from '../../registry/iods/condition.ts';
import type { LevelRow, RowCondition } from './iod-level.ts';
import type { ItemScope } from './item-scope.ts';

/**
 * Rows of which only those that the value of an attribute picks are required: of many only these, and those that are
 * there, need a look.
 */
export interface PickedRows {
  /** The attribute that picks. */
  readonly tag: number;
  /** Whether it picks from the items around as well. */
  readonly fromAround: boolean;
  readonly byValue: ReadonlyMap<ConditionValue, readonly PickedRow[]>;
  readonly byTag: ReadonlyMap<number, PickedRow>;
}

/** A row whose condition is that the attribute has one of some values. */
export interface PickedRow extends LevelRow {
  readonly required: RowCondition;
}

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
    if (!pick || !row.required) continue;
    const key = `${pick.equals.keyword} ${pick.fromAround}`;
    groups.set(key, [...(groups.get(key) ?? []), { pick, row: { ...row, required: row.required } }]);
  }
  return [...groups.values()].filter((group) => group.length >= fewest).map(pickedRowsOf);
}

function pickedRowsOf(group: readonly { readonly pick: Pick; readonly row: PickedRow }[]): PickedRows {
  const byValue = new Map<ConditionValue, PickedRow[]>();
  for (const { pick, row } of group) {
    for (const value of pick.equals.values) byValue.set(value, [...(byValue.get(value) ?? []), row]);
  }
  const [first] = group;
  const tag = dictionaryEntryByKeyword(first?.pick.equals.keyword ?? '')?.tag ?? 0;
  const byTag = new Map(group.map(({ row }) => [row.tag, row]));
  return { tag, fromAround: first?.pick.fromAround === true, byValue, byTag };
}

/** The rows that a value picks, and those of elements that are there. */
export function rowsToCheck(group: PickedRows, scope: ItemScope): ReadonlySet<PickedRow> {
  const rows = new Set<PickedRow>();
  for (let item: ItemScope | undefined = scope; item; item = group.fromAround ? item.parent : undefined) {
    for (const value of item.valuesOf(group.tag)) for (const row of group.byValue.get(value) ?? []) rows.add(row);
  }
  for (const { tag } of scope.elements) {
    const row = group.byTag.get(tag);
    if (row) rows.add(row);
  }
  return rows;
}
