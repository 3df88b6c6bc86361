// Items that hold every attribute their rows allow (PS3.5 7.4), with more items where one cannot hold all at once.

import { type ConditionValue, evaluate } from '../../../registry/iods/condition.ts';
import {
  type AttributeRow,
  expandRows,
  itemsOf,
  type Row,
  type SequenceRow,
} from '../../../registry/iods/definition.ts';
import type { DataSet } from '../../data-set.ts';
import type { UidSource } from '../macros.ts';
import { type Assumption, type Wish, wishFor } from './assumption.ts';
import { PlainItem } from './plain-item.ts';
import { sampleValue } from './sample-value.ts';

/** Sequences that can hold themselves are opened this often. */
const selfHoldingDepth = 1;
/** More items than this are not added to one sequence, whatever they would show. */
const mostItems = 48;

/** What a wildcard row stands for in an instance: an attribute of the kind it names. */
const wildcards: DataSet = { StudyDate: '20240115', StudyInstanceUID: '2.25.1', Modality: 'CT' };

type DefinedRow = AttributeRow | SequenceRow;

interface Building {
  readonly uid: UidSource;
  readonly ancestors: readonly string[];
}

interface Built {
  readonly dataSet: DataSet;
  /** What the items around would have to be for rows that could not be shown here. */
  readonly wishes: readonly Assumption[];
}

/** The first item of the rows, and further ones for rows that the first excludes; `parent` is the item around. */
function buildItems(
  rows: readonly Row[],
  parent: PlainItem,
  building: Building,
  several: boolean,
): { items: DataSet[]; wishes: Assumption[] } {
  const shown = new Set<string>();
  const items: DataSet[] = [];
  const wishes: Assumption[] = [];
  const pending: Assumption[] = [{}];
  const tried = new Set<string>();
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    const key = JSON.stringify(next, (_, value) => (typeof value === 'bigint' ? String(value) : value));
    if (tried.has(key)) continue;
    tried.add(key);
    const built = buildItem(rows, parent, building, next);
    items.push(built.dataSet);
    wishes.push(...built.wishes.filter((wish) => Object.keys(wish).length > 0));
    for (const keyword of Object.keys(built.dataSet)) shown.add(keyword);
    if (!several || items.length >= mostItems) break;
    const here = definedRows(rows);
    const known = new Set(here.map((row) => row.keyword));
    const local = built.wishes.filter((wish) => Object.keys(wish).every((keyword) => known.has(keyword)));
    pending.push(...wishesOf(here, shown).map((wish) => wish.here), ...local);
  }
  return { items, wishes };
}

function definedRows(rows: readonly Row[]): readonly DefinedRow[] {
  return expandRows(rows).filter((row): row is DefinedRow => row.row !== 'wildcard');
}

/** Settings that would show the rows that no item has shown yet. */
function wishesOf(rows: readonly DefinedRow[], shown: ReadonlySet<string>): Wish[] {
  const enumerated = (keyword: string) => rows.find((row) => row.keyword === keyword)?.enumerated ?? [];
  return rows
    .filter((row) => !shown.has(row.keyword))
    .map((row) => wishToShow(row, enumerated))
    .filter((wish) => wish !== undefined);
}

function wishToShow(row: DefinedRow, enumerated: (keyword: string) => readonly ConditionValue[]): Wish | undefined {
  const wish = row.required && wishFor(row.required, enumerated);
  return wish && { ...wish, here: { [row.keyword]: 'present', ...wish.here } };
}

/** One item under an assumption: all rows at first, then without those that conditions forbid. */
function buildItem(
  rows: readonly Row[],
  parent: PlainItem | undefined,
  building: Building,
  assumed: Assumption,
): Built {
  const dataSet: DataSet = {};
  const item = new PlainItem(dataSet, parent);
  const defined = definedRows(rows);
  const plain = defined.filter((row): row is AttributeRow => row.row === 'attribute');
  const sequences = defined.filter((row): row is SequenceRow => row.row === 'sequence');
  for (const row of sequences) setSequence(dataSet, row, assumed);
  for (const row of plain) setPlain(dataSet, row, assumed, building);
  for (const row of expandRows(rows)) if (row.row === 'wildcard') Object.assign(dataSet, wildcardFor(row.what));
  removeForbidden(defined, item, assumed);
  const wishes: Assumption[] = [];
  for (const row of sequences) {
    if (dataSet[row.keyword] === undefined) continue;
    if (typeof assumed[row.keyword] !== 'object') wishes.push(...fillSequence(row, item, building));
  }
  removeForbidden(defined, item, assumed);
  wishes.push(...wishesOf(defined, new Set(Object.keys(dataSet))).map((wish) => wish.around));
  return { dataSet, wishes };
}

function wildcardFor(what: string): DataSet {
  if (what.includes('date')) return { StudyDate: wildcards.StudyDate ?? null };
  if (what.includes('UID')) return { StudyInstanceUID: wildcards.StudyInstanceUID ?? null };
  return { Modality: wildcards.Modality ?? null };
}

/** A sequence is empty until all else of its item stands, for its items may depend on that. */
function setSequence(dataSet: DataSet, row: SequenceRow, assumed: Assumption): void {
  const wanted = assumed[row.keyword];
  if (wanted !== 'absent') dataSet[row.keyword] = typeof wanted === 'object' ? wanted.value : [];
}

function setPlain(dataSet: DataSet, row: AttributeRow, assumed: Assumption, building: Building): void {
  const wanted = assumed[row.keyword];
  if (wanted === 'absent') return;
  dataSet[row.keyword] = typeof wanted === 'object' ? wanted.value : sampleValue(row, building.uid);
}

/** Fills a sequence with items and gives the wishes that only this item or those around it can grant. */
function fillSequence(row: SequenceRow, item: PlainItem, building: Building): Assumption[] {
  const depth = building.ancestors.filter((keyword) => keyword === row.keyword).length;
  if (depth > selfHoldingDepth) {
    delete item.dataSet[row.keyword];
    return [];
  }
  const inner = { ...building, ancestors: [...building.ancestors, row.keyword] };
  const allowed = itemsOf(row, item);
  const several = allowed.endsWith('n') && !row.singleUnless;
  const { items, wishes } = buildItems(row.rows, item, inner, several);
  const count = allowed === '2' ? 2 : items.length;
  item.dataSet[row.keyword] = count > items.length ? [...items, ...items].slice(0, count) : items;
  return wishes;
}

/** Takes away what conditions forbid, the last row first, for of alternatives the standard names the usual one first. */
function removeForbidden(rows: readonly DefinedRow[], item: PlainItem, assumed: Assumption): void {
  for (let again = true; again; ) {
    const forbidden = rows.filter((row) => item.has(row.keyword) && isForbidden(row, item));
    const last = forbidden.findLast((row) => assumed[row.keyword] === undefined) ?? forbidden.at(-1);
    if (last) delete item.dataSet[last.keyword];
    again = last !== undefined;
  }
}

function isForbidden(row: DefinedRow, item: PlainItem): boolean {
  if (row.forbidden) return evaluate(row.forbidden, item) === true;
  if (!row.required || row.otherwise === 'may') return false;
  const required = evaluate(row.required, item);
  if (required === true) return false;
  return row.otherwise ? evaluate(row.otherwise, item) === false : required === false;
}

/**
 * Every attribute of the rows at the top level of a Data Set; nested sequences to their full depth, those that can hold
 * themselves once.
 *
 * @param assumed what has to be as given, for example the SOP Class UID or the equipment modality
 */
export function fullDataSet(rows: readonly Row[], uid: UidSource, assumed: Assumption): DataSet {
  return buildItem(rows, undefined, { uid, ancestors: [] }, assumed).dataSet;
}
