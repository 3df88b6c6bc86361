// The rows of one level of an IOD with macros opened and modules put together: PS3.3 A.1.3, C.1.2.3.

import { type AttributeRow, type ElementType, expandRows, type Row, type SequenceRow } from '../../../src/index.ts';

/** A row that names its attribute. */
export type DefinedRow = AttributeRow | SequenceRow;

export interface Level {
  /** One row for each attribute. */
  readonly rows: readonly DefinedRow[];
  /** Descriptions of attributes named only by kind. */
  readonly wildcards: readonly string[];
}

const strictness: Readonly<Record<ElementType, number>> = { '1': 0, '1C': 1, '2': 2, '2C': 3, '3': 4 };

/** Of an attribute in several modules the lowest Type holds (PS3.3 A.1.3). */
function stricter(a: DefinedRow, b: DefinedRow | undefined): DefinedRow {
  return b && strictness[b.type] <= strictness[a.type] ? b : a;
}

const levels = new WeakMap<readonly Row[], Level>();

/** The level that the rows make; made once for the same array. */
export function levelOf(rows: readonly Row[]): Level {
  const known = levels.get(rows);
  if (known) return known;
  const byTag = new Map<number, DefinedRow>();
  const wildcards: string[] = [];
  for (const row of expandRows(rows)) {
    if (row.row === 'wildcard') wildcards.push(row.what);
    else byTag.set(row.tag, stricter(row, byTag.get(row.tag)));
  }
  const made = { rows: [...byTag.values()], wildcards };
  levels.set(rows, made);
  return made;
}
