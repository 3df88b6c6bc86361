// Columns of a table of a statement found by words in their names, whatever else a vendor wrote there.

import type { Table } from '../document/document.ts';
import { type Grid, gridOf } from '../document/grid.ts';
import { isOpenText } from '../document/number.ts';

/** A row of a table: the text of the column whose name fits; undefined if there is no such, or it says nothing. */
export type CellOf = (column: RegExp) => string | undefined;

/** The rows of a table. */
export function rowsOf(table: Table): CellOf[] {
  const grid = gridOf(table);
  return grid.rows
    .filter(({ kind }) => kind === 'body')
    .map(({ cells }) => {
      return (column) => {
        const at = columnAt(grid, column);
        const text = at < 0 ? undefined : cells[at]?.text.replaceAll(/\s+/g, ' ').trim();
        return text === undefined || text === '' || isOpenText(text) || text === 'N/A' ? undefined : text;
      };
    });
}

const columnAt = ({ columns }: Grid, column: RegExp): number => columns.findIndex((name) => column.test(name));

/** Several values of a cell, as PS3.2 N separates them, or a list as vendors do. */
export const valuesIn = (text: string): string[] =>
  text
    .split(/[;\n]|,(?![^()]*\))/)
    .map((part) => part.trim())
    .filter(Boolean);
