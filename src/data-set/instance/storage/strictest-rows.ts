// One row of each attribute of a level, of the lowest Type that a module gives it (PS3.3 C.1.2.3).

import { type AttributeRow, expandRows, type Row, type SequenceRow } from '../../../registry/iods/definition.ts';

/** A row that names an attribute. */
export type DefinedRow = AttributeRow | SequenceRow;

const known = new WeakMap<readonly Row[], readonly DefinedRow[]>();

/** The rows with one of each attribute, and with the Enumerated Values that all of its rows allow. */
export function strictestRows(rows: readonly Row[]): readonly DefinedRow[] {
  const made = known.get(rows) ?? strictest(expandRows(rows));
  known.set(rows, made);
  return made;
}

function strictest(all: readonly Row[]): readonly DefinedRow[] {
  const byKeyword = new Map<string, DefinedRow>();
  for (const row of all) {
    if (row.row === 'wildcard' || row.row === 'include') continue;
    const before = byKeyword.get(row.keyword);
    const [one, other] = before && before.type <= row.type ? [before, row] : [row, before];
    const enumerated = common(one.enumerated, other?.enumerated);
    const terms = one.terms ?? other?.terms;
    const valueLists = [...(one.valueLists ?? []), ...(other?.valueLists ?? [])];
    byKeyword.set(row.keyword, { ...withRows(one), enumerated, valueLists, ...(terms && { terms }) } as DefinedRow);
  }
  return [...byKeyword.values()];
}

type Values = DefinedRow['enumerated'];

function common(one: Values, other: Values): Values {
  return one && other ? one.filter((value) => other.includes(value)) : (one ?? other);
}

/** The rows of a sequence are made when they are read, which a copy would not do. */
function withRows(row: DefinedRow): DefinedRow {
  if (row.row === 'attribute') return row;
  const { tag, keyword, type, items, required, otherwise } = row;
  return {
    row: 'sequence',
    tag,
    keyword,
    type,
    items,
    required,
    otherwise,
    get rows() {
      return row.rows;
    },
  } as SequenceRow;
}

const asDemanded = new WeakMap<DefinedRow, DefinedRow>();

/** The row as one of Type 1, for what is wanted whatever its Type. */
export function demanded(row: DefinedRow): DefinedRow {
  const { row: kind } = row;
  const known = asDemanded.get(row);
  if (known) return known;
  const made =
    kind === 'attribute'
      ? { ...row, type: '1' as const }
      : Object.defineProperty(withRows(row), 'type', { value: '1' });
  asDemanded.set(row, made);
  return made;
}
