// Fills the modules and functional groups of a storage IOD with what Types 1 and 2 and the conditions that hold demand
// (PS3.5 7.4, PS3.3 A.1.3, C.7.6.16.1).

import { evaluate } from '../../../registry/iods/condition.ts';
import { expandRows, type Row } from '../../../registry/iods/definition.ts';
import type { StorageIod } from '../../../registry/storage/storage-iod.ts';
import type { DataSet } from '../../data-set.ts';
import { PlainItem } from '../full/plain-item.ts';
import type { Content } from './content.ts';
import { fillGroups } from './fill-groups.ts';
import { fillItem, newElement } from './fill-item.ts';
import { type DefinedRow, demanded, strictestRows } from './strictest-rows.ts';

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
