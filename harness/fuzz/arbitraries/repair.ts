// Makes a draft meet the conditions of its IOD: takes away what they forbid, adds what they demand (PS3.5 7.4).

import * as fc from 'fast-check';
import {
  type DataSet,
  type DataSetElement,
  evaluateCondition,
  itemCountOf,
  PlainItem,
  parseMultiplicity,
  type Row,
  type SequenceRow,
} from '../../../src/index.ts';
import type { Draft } from './candidate.ts';
import { defaultRepertoire } from './character-set.ts';
import { arbitraryElement } from './element.ts';
import { type DefinedRow, levelOf } from './rows.ts';

/** Changes to one item before giving up; conditions that chase each other would be a mistake in a definition. */
const mostChanges = 1000;

const spares = new WeakMap<DefinedRow, DataSetElement>();

/** What a missing element is given: always the same value of the default repertoire, or one item to be settled. */
function spareOf(row: DefinedRow): DataSetElement {
  if (row.row === 'sequence') return [{}];
  const known = spares.get(row);
  if (known !== undefined) return known;
  const [made = null] = fc.sample(arbitraryElement(row, defaultRepertoire, true), { seed: 1, numRuns: 1 });
  spares.set(row, made);
  return made;
}

/** Whether a validator would object to the presence of an element. */
function isForbidden(row: DefinedRow, item: PlainItem): boolean {
  if (row.forbidden) return evaluateCondition(row.forbidden, item) === true;
  if (!row.required || row.otherwise === 'may') return false;
  const required = evaluateCondition(row.required, item);
  if (required === true) return false;
  return row.otherwise ? evaluateCondition(row.otherwise, item) === false : required === false;
}

function isDemanded(row: DefinedRow, item: PlainItem): boolean {
  if (row.required) return evaluateCondition(row.required, item) === true;
  return row.type === '1' || row.type === '2';
}

/** One step towards validity: adds first, for what is added may allow what is there. False when there is none. */
function changeOne(rows: readonly DefinedRow[], item: PlainItem, terms: readonly string[]): boolean {
  const { dataSet } = item;
  const missing = rows.find((row) => !item.has(row.keyword) && isDemanded(row, item));
  if (missing) {
    dataSet[missing.keyword] = missing.keyword === 'SpecificCharacterSet' ? terms : spareOf(missing);
    return true;
  }
  const extra = rows.find((row) => item.has(row.keyword) && isForbidden(row, item));
  return extra !== undefined && delete dataSet[extra.keyword];
}

function settleRows(rows: readonly DefinedRow[], item: PlainItem, terms: readonly string[]): void {
  for (let change = 0; change < mostChanges; change++) if (!changeOne(rows, item, terms)) return;
  const keywords = Object.keys(item.dataSet).join(', ');
  throw new Error(`the conditions of an item cannot be met together: ${keywords}`);
}

function isItem(value: unknown): value is DataSet {
  return typeof value === 'object' && value !== null && !(value instanceof Uint8Array);
}

/** The drafts of a sequence, as many as the item around them allows. */
function countedItems(row: SequenceRow, around: PlainItem): readonly DataSet[] {
  const element = around.dataSet[row.keyword];
  const items = Array.isArray(element) ? element.filter(isItem) : [];
  if (items.length === 0) return items;
  const { least, most } = parseMultiplicity(itemCountOf(row, around).replace(/^0/, '1'));
  const further = Array.from({ length: Math.max(0, least - items.length) }, () => items[0] ?? {});
  return [...items, ...further].slice(0, most);
}

function settleSequence(row: SequenceRow, around: PlainItem, terms: readonly string[]): void {
  const items = countedItems(row, around).map((draft) => settleItem(row.rows, draft, around, terms));
  const { singleUnless } = row;
  const several =
    !singleUnless || items.some((item) => evaluateCondition(singleUnless, new PlainItem(item, around)) !== false);
  around.dataSet[row.keyword] = several ? items : items.slice(0, 1);
}

/** The terms of Specific Character Set that hold in an item. */
function termsIn(dataSet: DataSet, inherited: readonly string[]): readonly string[] {
  const own = dataSet.SpecificCharacterSet;
  return Array.isArray(own) ? own.map(String) : inherited;
}

/** The draft as an item that is valid below the items around it. */
function settleItem(
  rows: readonly Row[],
  draft: Draft,
  parent: PlainItem | undefined,
  inherited: readonly string[],
): DataSet {
  const present = Object.entries(draft).filter((entry): entry is [string, DataSetElement] => entry[1] !== undefined);
  const item = new PlainItem(Object.fromEntries(present), parent);
  const { rows: defined } = levelOf(rows);
  const terms = termsIn(item.dataSet, inherited);
  const sequences = defined.filter((row): row is SequenceRow => row.row === 'sequence');
  const settled = new Set<string>();
  settleRows(defined, item, terms);
  for (let next = unsettled(); next; next = unsettled()) {
    settleSequence(next, item, terms);
    settled.add(next.keyword);
    settleRows(defined, item, terms);
  }
  return item.dataSet;

  function unsettled(): SequenceRow | undefined {
    return sequences.find(({ keyword }) => item.has(keyword) && !settled.has(keyword));
  }
}

/** The draft of a whole instance as a valid Data Set. */
export function settle(rows: readonly Row[], draft: Draft): DataSet {
  return settleItem(rows, draft, undefined, []);
}
