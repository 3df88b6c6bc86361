// Fills the modules and functional groups of a storage IOD with what Types 1 and 2 and the conditions that hold demand
// (PS3.5 7.4, PS3.3 A.1.3, C.7.6.16.1).

import { evaluate } from '../../../registry/iods/condition.ts';
import { expandRows, type Row, type SequenceRow } from '../../../registry/iods/definition.ts';
import type { StorageIod } from '../../../registry/storage/storage-iod.ts';
import type { DataSet, DataSetElement } from '../../data-set.ts';
import { PlainItem } from '../full/plain-item.ts';
import { chosenValue } from './chosen-value.ts';
import { fillGroups } from './fill-groups.ts';
import { type DefinedRow, demanded, strictestRows } from './strictest-rows.ts';

/** What the rows leave open. */
export interface Content {
  /** Values of the top level alone, by keyword; those that the rows do not allow are passed over. */
  readonly top: DataSet;
  /** Values wherever the attribute stands. */
  readonly anywhere: DataSet;
  /** Attributes of the top level that nothing demands, and that are there if the IOD has them. */
  readonly also: ReadonlySet<string>;
  /** Tables of modules of usage C or U that are there. */
  readonly modules: ReadonlySet<string>;
  /** Tables of functional groups of usage C or U that are there. */
  readonly groups: ReadonlySet<string>;
  /** Whether attributes that are named with their sequence are there although nothing demands them. */
  readonly addsToItems: boolean;
  /** Whether attributes of Type 2 have a value if one is known. */
  readonly fillsType2: boolean;
}

/** What is there may demand more, which may demand more again: no row of a class here goes further. */
const passes = 5;

/** A Data Set with one frame that holds what it has to, and what `content` asks for. */
export function fillIod(iod: StorageIod, content: Content): DataSet {
  const dataSet: DataSet = {};
  const item = new PlainItem(dataSet);
  let before: { readonly used: number; readonly rows: readonly Row[] } = { used: 0, rows: [] };
  for (let pass = 0; pass < passes; pass++) {
    const used = iod.modules.filter(
      ({ module, usage, required }) =>
        usage === 'M' || content.modules.has(module.table) || (required && evaluate(required, item) === true),
    );
    if (used.length !== before.used)
      before = { used: used.length, rows: used.flatMap(({ module }) => expandRows(module.rows)) };
    fillItem(item, strictestRows(before.rows), content);
    fillGroups(iod, item, before.rows, content);
  }
  addAlso(item, iod, content);
  return dataSet;
}

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

function newElement(row: DefinedRow, item: PlainItem, content: Content): DataSetElement {
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
    const item = new PlainItem(dataSet, around, row.keyword, index === 0);
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

/** Attributes that nothing demands, unless a condition forbids them. */
function addAlso(item: PlainItem, iod: StorageIod, content: Content): void {
  const rows = iod.modules.flatMap(({ module }) => expandRows(module.rows)).filter((row) => isAlso(row, content));
  for (const row of strictestRows(rows)) {
    if (item.has(row.keyword) || isForbidden(row, item)) continue;
    item.dataSet[row.keyword] = newElement(demanded(row), item, content);
  }
}

function isAlso(row: Row, { also }: Content): boolean {
  return (row.row === 'attribute' || row.row === 'sequence') && also.has(row.keyword);
}

function isForbidden({ required, otherwise }: DefinedRow, item: PlainItem): boolean {
  return required !== undefined && evaluate(required, item) === false && otherwise !== 'may';
}
