// Items that hold every attribute their rows allow (PS3.5 7.4). Of alternatives each stands in an item of its own.

import { evaluate } from '../../../registry/iods/condition.ts';
import { expandRows, itemsOf, type Row, type SequenceRow } from '../../../registry/iods/definition.ts';
import type { DataSet } from '../../data-set.ts';
import type { UidSource } from '../macros.ts';
import { type Assumption, conditionOfPermission, type DefinedRow, wishToShow } from './assumption.ts';
import { PlainItem } from './plain-item.ts';
import { sampleValue } from './sample-value.ts';
import { ShownRows } from './shown-rows.ts';

/** Sequences that can hold themselves are opened this often. */
const selfHoldingDepth = 1;
/** More items than this are not added to one sequence, whatever they would show. */
const mostItems = 48;

/** What a wildcard row stands for in an instance: an attribute of the kind it names. */
const wildcards: DataSet = { StudyDate: '20240115', StudyInstanceUID: '2.25.1', Modality: 'CT' };

interface Building {
  readonly uid: UidSource;
  /** The sequences around, the innermost last. */
  readonly around: readonly SequenceRow[];
  readonly shown: ShownRows;
  /** Of rows that may be there although nothing requires them: those that no item can be made to require. */
  readonly neverRequired: (row: DefinedRow) => boolean;
}

/** A further item that would show a row, unless another one came to show it in the meantime. */
interface Demand {
  readonly assumed: Assumption;
  readonly isMet: () => boolean;
}

interface Built<What> {
  readonly made: What;
  /** What only the items around can grant. */
  readonly demands: readonly Demand[];
}

function definedRows(rows: readonly Row[]): readonly DefinedRow[] {
  return expandRows(rows).filter((row): row is DefinedRow => row.row !== 'wildcard');
}

/** The first item of a sequence, and further ones for rows that the first excludes; `parent` is the item around. */
function buildItems(row: SequenceRow, parent: PlainItem, building: Building, first: Assumption): Built<DataSet[]> {
  const most = itemsOf(row, parent).endsWith('n') && !row.singleUnless ? mostItems : 1;
  const known = new Set(definedRows(row.rows).map(({ keyword }) => keyword));
  const isOurs = ({ assumed }: Demand) => Object.keys(assumed).every((keyword) => known.has(keyword));
  const made: DataSet[] = [];
  const demands: Demand[] = [];
  const tried = new Set<string>();
  const pending: Demand[] = [{ assumed: first, isMet: () => false }];
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    const key = keyOf(next.assumed);
    if (tried.has(key) || next.isMet()) continue;
    tried.add(key);
    if (made.length === most) {
      demands.push({ ...next, assumed: { [row.keyword]: { firstItem: next.assumed } } });
      continue;
    }
    const item = buildItem(row.rows, parent, building, next.assumed);
    made.push(item.made);
    pending.push(...item.demands.filter(isOurs));
    demands.push(...item.demands.filter((demand) => !isOurs(demand)));
  }
  return { made, demands };
}

function keyOf(assumed: Assumption): string {
  return JSON.stringify(assumed, (_, value) => (typeof value === 'bigint' ? String(value) : value));
}

/** One item under an assumption: all rows at first, then without those that conditions forbid. */
function buildItem(
  rows: readonly Row[],
  parent: PlainItem | undefined,
  building: Building,
  assumed: Assumption,
): Built<DataSet> {
  const dataSet: DataSet = {};
  const item = new PlainItem(dataSet, parent);
  const defined = definedRows(rows);
  for (const row of defined) setElement(dataSet, row, assumed, building);
  for (const row of expandRows(rows)) if (row.row === 'wildcard') Object.assign(dataSet, wildcardFor(row.what));
  removeForbidden(defined, item, assumed, building);
  const demands: Demand[] = [];
  for (const row of defined) {
    if (row.row === 'sequence' && dataSet[row.keyword] !== undefined)
      demands.push(...fillSequence(row, item, building, assumed[row.keyword]));
  }
  removeForbidden(defined, item, assumed, building);
  const sequence = building.around.at(-1);
  for (const row of defined) if (item.has(row.keyword)) building.shown.add(row, sequence);
  if (sequence) demands.push(...demandsOf(defined, sequence, building.shown));
  return { made: dataSet, demands };
}

/** Items that would show the rows that no item of the sequence has shown yet. */
function demandsOf(rows: readonly DefinedRow[], sequence: SequenceRow, shown: ShownRows): Demand[] {
  return rows.flatMap((row) => {
    const isMet = () => (conditionOfPermission(row) ? shown.hasAnywhere(row) : shown.hasIn(sequence, row));
    const wish = isMet() ? undefined : wishToShow(row, rows);
    if (!wish) return [];
    return [{ assumed: Object.keys(wish.around).length > 0 ? wish.around : wish.here, isMet }];
  });
}

function wildcardFor(what: string): DataSet {
  if (what.includes('date')) return { StudyDate: wildcards.StudyDate ?? null };
  if (what.includes('UID')) return { StudyInstanceUID: wildcards.StudyInstanceUID ?? null };
  return { Modality: wildcards.Modality ?? null };
}

/** A sequence is empty until all else of its item stands, for its items may depend on that. */
function setElement(dataSet: DataSet, row: DefinedRow, assumed: Assumption, building: Building): void {
  const wanted = assumed[row.keyword];
  if (wanted === 'absent') return;
  if (typeof wanted === 'object' && 'value' in wanted) dataSet[row.keyword] = wanted.value;
  else dataSet[row.keyword] = row.row === 'sequence' ? [] : sampleValue(row, building.uid);
}

/** Fills a sequence with items, unless they are given, and says what only this item or those around it can grant. */
function fillSequence(
  row: SequenceRow,
  item: PlainItem,
  building: Building,
  wanted: Assumption[string] | undefined,
): readonly Demand[] {
  if (typeof wanted === 'object' && 'value' in wanted) return [];
  if (building.around.filter(({ keyword }) => keyword === row.keyword).length > selfHoldingDepth) {
    delete item.dataSet[row.keyword];
    return [];
  }
  const first = typeof wanted === 'object' ? wanted.firstItem : {};
  const { made, demands } = buildItems(row, item, { ...building, around: [...building.around, row] }, first);
  const count = itemsOf(row, item) === '2' ? 2 : made.length;
  item.dataSet[row.keyword] = count > made.length ? [...made, ...made].slice(0, count) : made;
  return demands;
}

/** Takes away what conditions forbid, the last row first, for of alternatives the standard names the usual one first. */
function removeForbidden(rows: readonly DefinedRow[], item: PlainItem, assumed: Assumption, building: Building): void {
  for (let again = true; again; ) {
    const forbidden = rows.filter((row) => item.has(row.keyword) && isOutOfPlace(row, item, building));
    const last = forbidden.findLast((row) => assumed[row.keyword] === undefined) ?? forbidden.at(-1);
    if (last) delete item.dataSet[last.keyword];
    again = last !== undefined;
  }
}

/** True of what may not be there, and of what need not be there if there are items in which it has to. */
function isOutOfPlace(row: DefinedRow, item: PlainItem, { neverRequired }: Building): boolean {
  if (row.forbidden) return evaluate(row.forbidden, item) === true;
  if (!row.required) return false;
  const required = evaluate(row.required, item);
  if (required === true) return false;
  if (row.otherwise === 'may') return required === false && !neverRequired(row);
  return row.otherwise ? evaluate(row.otherwise, item) === false : required === false;
}

/**
 * Every attribute of the rows at the top level of a Data Set; nested sequences to their full depth, those that can hold
 * themselves once. It is made twice, for only the whole tells which rows no item requires.
 *
 * @param assumed what has to be as given, for example the SOP Class UID or the equipment modality
 */
export function fullDataSet(rows: readonly Row[], uid: UidSource, assumed: Assumption): DataSet {
  const make = (neverRequired: Building['neverRequired']): [DataSet, ShownRows] => {
    const shown = new ShownRows();
    return [buildItem(rows, undefined, { uid, around: [], shown, neverRequired }, assumed).made, shown];
  };
  const [, required] = make(() => false);
  const [dataSet] = make((row) => !required.hasAnywhere(row));
  return dataSet;
}
