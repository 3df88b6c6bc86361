// A table as a grid: each cell at every place that it spans, so that columns can be read (PS3.2 Annex N has many spans).

import type { Cell, Row, Table } from './document.ts';

/** A table with its heads merged to one name a column, and its other rows as wide as that. */
export interface Grid {
  /** `DIMSE Services: SCU` for a column under two heads. */
  readonly columns: readonly string[];
  readonly rows: readonly GridRow[];
}

export interface GridRow {
  readonly kind: 'band' | 'body';
  readonly cells: readonly Cell[];
  /** The last band above it. */
  readonly band: string;
}

/** Widest table that is read; more columns are cut off. */
export const mostColumns = 64;

const empty: Cell = { text: '' };

/** Lays a table out; rows that are too short are filled with empty cells. */
export function gridOf(table: Table): Grid {
  const lines = spread(table.rows);
  const width = Math.min(mostColumns, Math.max(0, ...lines.map(({ length }) => length)));
  const kinds = table.rows.map(({ kind }) => kind);
  const heads = lines.filter((_, at) => kinds[at] === 'head');
  let above = '';
  const rows = lines.flatMap((cells, at): GridRow[] => {
    const kind = kinds[at];
    if (kind === undefined || kind === 'head') return [];
    if (kind === 'band') above = cells[0]?.text ?? '';
    return [{ kind, cells: padded(cells, width), band: above }];
  });
  return { columns: Array.from({ length: width }, (_, column) => columnName(heads, column)), rows };
}

function padded(cells: readonly Cell[], width: number): Cell[] {
  return Array.from({ length: width }, (_, at) => cells[at] ?? empty);
}

function columnName(heads: readonly (readonly Cell[])[], column: number): string {
  const names = heads.map((cells) => (cells[column]?.text ?? '').replaceAll(/\s+/g, ' ').trim());
  return names.filter((name, at) => name !== '' && names.indexOf(name) === at).join(': ');
}

/** Every row as cells without spans; a cell below one that spans rows is that cell again. */
function spread(rows: readonly Row[]): Cell[][] {
  const below: { cell: Cell; left: number }[] = [];
  return rows.map(({ cells }) => {
    const line: Cell[] = [];
    const queue = [...cells];
    while (line.length < mostColumns && (queue.length > 0 || below[line.length])) {
      const fallen = below[line.length];
      if (fallen) {
        line.push(fallen.cell);
        if (--fallen.left <= 0) delete below[line.length - 1];
        continue;
      }
      const cell = queue.shift();
      if (!cell) break;
      for (let at = 0; at < (cell.columns ?? 1) && line.length < mostColumns; at++) {
        if ((cell.rows ?? 1) > 1) below[line.length] = { cell, left: (cell.rows ?? 1) - 1 };
        line.push(cell);
      }
    }
    return line;
  });
}
