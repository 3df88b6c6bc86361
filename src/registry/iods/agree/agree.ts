// Makes a Data Set under construction meet the relations of its IOD (PS3.3 Annex C): what a generator draws freely agrees.

import type { AttributeRow, Row, SequenceRow } from '../definition.ts';
import { expandRows } from '../definition.ts';
import { repairConstraint, repairSelects } from './constraints.ts';
import { repairItems } from './items.ts';
import { type Building, type PlainItem, plainItems } from './plain.ts';
import { specialRepairs } from './special-repairs.ts';
import { repairValues } from './values.ts';

export type { PlainItem } from './plain.ts';

/** References need the numbers that other rows get, so that all rows are gone through again. */
const passes = 3;

/**
 * Changes the values of `dataSet`, and takes doubles away, until all relations of the rows hold. What conditions of the
 * rows then demand or forbid is for the caller to settle, as a Value Representation may be another one.
 *
 * @param dataSet elements by keyword, items as plain objects in arrays
 */
export function agree(rows: readonly Row[], dataSet: PlainItem): void {
  for (let pass = 0; pass < passes; pass++) visit(rows, { item: dataSet, around: [] });
}

function visit(rows: readonly Row[], { item, around }: Pick<Building, 'item' | 'around'>): void {
  for (const row of expandRows(rows)) {
    if (row.row === 'wildcard') continue;
    repair({ item, around, row });
    if (row.row !== 'sequence') continue;
    for (const inner of plainItems(item, row.keyword)) visit(row.rows, { item: inner, around: [item, ...around] });
  }
}

function repair(building: Omit<Building, 'row'> & { readonly row: AttributeRow | SequenceRow }): void {
  const { item, row } = building;
  for (const relation of row.relations ?? []) {
    if (item[row.keyword] === undefined) return;
    switch (relation.is) {
      case 'numbered':
      case 'distinct':
      case 'listed':
        repairItems(relation, building);
        break;
      case 'selects':
        repairSelects(relation, building);
        break;
      case 'special':
        if (relation.name === 'constraint') repairConstraint(building);
        else specialRepairs[relation.name]?.(building);
        break;
      default:
        repairValues(relation, building);
    }
  }
}
