// Items that count from 1, differ, and refer to what exists (PS3.3 Annex C).

import { expandRows } from '../definition.ts';
import type { Relation } from '../relation.ts';
import {
  type Building,
  itemsAlong,
  numberFor,
  type PlainItem,
  plainItems,
  plainValues,
  rootOf,
  setValues,
} from './plain.ts';

type ItemRelation = Extract<Relation, { readonly is: 'numbered' | 'distinct' | 'listed' }>;

export function repairItems(relation: ItemRelation, building: Building): void {
  switch (relation.is) {
    case 'numbered':
      number(relation.path, building);
      break;
    case 'distinct':
      separate(relation, building);
      break;
    case 'listed':
      refer(relation.in, building);
      break;
  }
}

function number(path: readonly string[], { item, row }: Building): void {
  const leaf = path.at(-1) ?? '';
  itemsAlong(item, [row.keyword, ...path.slice(0, -1)]).forEach((one, index) => {
    if (one[leaf] !== undefined) one[leaf] = numberFor(leaf, index + 1);
  });
}

/** Of doubles the first stays; the others become something else, or go if there is nothing else to refer to. */
function separate(relation: Extract<Relation, { readonly is: 'distinct' }>, building: Building): void {
  const { item, row } = building;
  const [leaf = ''] = relation.path;
  const keywords = [leaf, ...(relation.with ?? [])];
  const seen = new Set<string>();
  const keep = plainItems(item, row.keyword).filter((one) => {
    for (const value of otherValues(leaf, one, building)) {
      if (!seen.has(keyOf(one, keywords))) break;
      one[leaf] = value;
    }
    const key = keyOf(one, keywords);
    const isNew = one[leaf] === undefined || !seen.has(key);
    seen.add(key);
    return isNew;
  });
  if (keep.length > 0) item[row.keyword] = keep;
}

const firstPrivate = 0x00090001;
const mostItems = 200;

/** Values that an attribute may have instead of its own: what it may refer to, or others of its kind. */
function otherValues(leaf: string, item: PlainItem, building: Building): readonly unknown[] {
  const { row } = building;
  const rows = row.row === 'sequence' ? expandRows(row.rows) : [];
  const own = rows.find((one) => one.row === 'attribute' && one.keyword === leaf);
  const listed = own?.row === 'attribute' ? own.relations?.find((one) => one.is === 'listed') : undefined;
  if (listed?.is === 'listed') return targetsOf(listed.in, building);
  const [value] = plainValues(item, leaf);
  const numbers = Array.from({ length: mostItems }, (_, index) => index + 1);
  if (leaf === 'SelectorAttribute') return numbers.map((number) => firstPrivate + number);
  return numbers.map((number) => (typeof value === 'string' ? `${value}.${number}` : number));
}

function keyOf(item: PlainItem, keywords: readonly string[]): string {
  return keywords.map((keyword) => plainValues(item, keyword).map(String).join('\\')).join('|');
}

function targetsOf(path: readonly string[], building: Building): readonly unknown[] {
  const leaf = path.at(-1) ?? '';
  return itemsAlong(rootOf(building), path.slice(0, -1)).flatMap((one) => plainValues(one, leaf));
}

/** What names nothing is given one of the names there are, one after the other. */
function refer(path: readonly string[], building: Building): void {
  const { item, row } = building;
  const targets = targetsOf(path, building);
  if (targets.length === 0) return;
  const known = new Set(targets.map(String));
  const values = plainValues(item, row.keyword);
  setValues(
    item,
    row.keyword,
    values.map((value, index) => (known.has(String(value)) ? value : targets[index % targets.length])),
  );
}
