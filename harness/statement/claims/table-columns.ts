// Columns of a table of a statement found by words in their names, whatever else a vendor wrote there.

import type { Cell, Table } from '../document/document.ts';
import { type Grid, gridOf } from '../document/grid.ts';
import { withoutNotes } from '../document/notes.ts';
import { isOpenText } from '../document/number.ts';

/** A row of a table. */
export interface TableRow {
  /** The text of the column whose name fits; undefined if there is no such, or it says nothing. */
  (column: RegExp): string | undefined;
  /** The texts of all cells that say something, from left to right; a column that has no name is found here. */
  readonly texts: readonly string[];
  /** The heading inside of the table that stands above it; empty if there is none. */
  readonly band: string;
}

/** The rows of a table. */
export function rowsOf(table: Table): TableRow[] {
  const grid = gridOf(table);
  return grid.rows
    .filter(({ kind }) => kind === 'body')
    .map(({ cells, band }) => {
      const said = cells.map(textOf);
      const texts = said.filter((text, at) => text !== undefined && cells[at] !== cells[at - 1]) as string[];
      return Object.assign((column: RegExp) => said[columnAt(grid, column)], { texts, band });
    });
}

function textOf(cell: Cell): string | undefined {
  const text = withoutNotes(cell.text.replaceAll(/\s+/g, ' ').trim());
  return text === '' || isOpenText(text) || /^N\/A$/i.test(text) ? undefined : text;
}

const columnAt = ({ columns }: Grid, column: RegExp): number => columns.findIndex((name) => column.test(name));

/** Several values of a cell, as PS3.2 N separates them, or a list as vendors do. */
export const valuesIn = (text: string): string[] =>
  text
    .split(/[;\n]|,(?![^()]*\))/)
    .map((part) => part.trim())
    .filter(Boolean);

/** Y or N, as PS3.2 N wants it, or as vendors write it. */
export function yesOrNo(text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined;
  if (/^(?:Y|yes|supported|x|✓|✔)$/i.test(text)) return true;
  return /^(?:N|no|not supported|-|–|—)$/i.test(text) ? false : undefined;
}

/** The UID of a row: of the column with that name, or else of any cell that holds one (Table N.1-1 has no name for it). */
export function uidIn(row: TableRow): string | undefined {
  const own = /^[0-2](?:\.(?:0|[1-9]\d*))+$/.exec(joined(row(/UID/i)))?.[0];
  const [any] = row.texts.flatMap((text) => /\b[0-2](?:\.(?:0|[1-9]\d*)){4,}\b/.exec(joined(text))?.[0] ?? []);
  const uid = own ?? any;
  return uid !== undefined && uid.length <= 64 ? uid : undefined;
}

/** A UID that a cell has broken in lines. */
const joined = (text = ''): string => text.replaceAll(/\. (?=\d)/g, '.');
