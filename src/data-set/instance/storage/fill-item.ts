// Fills one item with what Types 1 and 2 and the conditions that hold demand, and the items in it (PS3.5 7.4).

import { evaluate } from '../../../registry/iods/condition.ts';
import type { SequenceRow } from '../../../registry/iods/definition.ts';
import type { DataSet, DataSetElement } from '../../data-set.ts';
import { PlainItem } from '../full/plain-item.ts';
import { chosenValue } from './chosen-value.ts';
import type { Content } from './content.ts';
import { type DefinedRow, strictestRows } from './strictest-rows.ts';

/** Adds what an item lacks; its items too. */
export function fillItem(item: PlainItem, rows: readonly DefinedRow[], content: Content): void {
  for (const row of rows) {
    if (item.has(row.keyword)) {
      if (row.row === 'sequence')
        for (const inner of item.items(row.keyword)) fillItem(inner, strictestRows(row.rows), content);
    } else if (isNeeded(row, item) || isSequenceGiven(row, item, content))
      item.dataSet[row.keyword] = newElement(row, item, content);
  }
}

function isNeeded({ type, required }: DefinedRow, item: PlainItem): boolean {
  return type === '1' || type === '2' || (required !== undefined && evaluate(required, item) === true);
}

/** Whether an attribute of an item is wanted by name, which of the top level `also` says. */
function isSequenceGiven({ keyword }: DefinedRow, item: PlainItem, { anywhere, addsToItems }: Content): boolean {
  return addsToItems && item.parent !== undefined && anywhere[`${item.within}.${keyword}`] !== undefined;
}

/** The value or the items of an attribute that an item lacks. */
export function newElement(row: DefinedRow, item: PlainItem, content: Content): DataSetElement {
  const isEmpty = row.type.startsWith('2') && !(item.parent === undefined && content.also.has(row.keyword));
  if (row.row === 'attribute') return chosenValue(row, item, content, isEmpty);
  const given = givenItems(row, item, content);
  if (given) return completed(given, row, item, content);
  return isEmpty ? [] : newItems(row, item, content);
}

function givenItems(
  { keyword }: SequenceRow,
  item: PlainItem,
  { top, anywhere }: Content,
): readonly DataSet[] | undefined {
  const given =
    (item.parent === undefined ? top[keyword] : undefined) ??
    anywhere[`${item.within}.${keyword}`] ??
    anywhere[keyword];
  return Array.isArray(given) ? (structuredClone(given) as DataSet[]) : undefined;
}

/** Given items with what their rows demand besides. */
function completed(given: readonly DataSet[], row: SequenceRow, around: PlainItem, content: Content): DataSet[] {
  return given.map((dataSet, index) => {
    const item = new PlainItem(dataSet, around, row.keyword, index, given.length);
    fillUntilWhole(item, row, content);
    return item.dataSet;
  });
}

function newItems(row: SequenceRow, around: PlainItem, content: Content): DataSet[] {
  const count = /^[2-9]/.test(row.items) ? Number(row.items[0]) : 1;
  return completed(
    Array.from({ length: count }, () => ({})),
    row,
    around,
    content,
  );
}

function fillUntilWhole(item: PlainItem, row: SequenceRow, content: Content): void {
  for (let before = -1; before !== Object.keys(item.dataSet).length; ) {
    before = Object.keys(item.dataSet).length;
    fillItem(item, strictestRows(row.rows), content);
  }
}
