// An attribute that two macros give to the same item (PS3.3 C.17.3.4: a reference by COMPOSITE, IMAGE or WAVEFORM): it is
// one row, of the lowest Type, with the rows of all.

import type { TableRow } from './storage-tables.ts';

/** The rows with one of each attribute, at the place of the first. */
export function withoutDoubles(rows: readonly TableRow[]): readonly TableRow[] {
  const byTag = new Map<string, TableRow>();
  for (const [index, row] of rows.entries()) {
    const key = row.tag || `${index} ${row.include}`;
    const known = byTag.get(key);
    byTag.set(key, known ? merged(known, row) : row);
  }
  return [...byTag.values()];
}

function merged(one: TableRow, other: TableRow): TableRow {
  const [stricter, laxer] = one.type <= other.type ? [one, other] : [other, one];
  const isSame = stricter.type === laxer.type;
  return {
    ...stricter,
    condition: isSame ? either(stricter.condition, laxer.condition) : stricter.condition,
    otherwise: stricter.given !== '' && laxer.given !== '' ? stricter.otherwise || laxer.otherwise : 'may',
    given: stricter.given !== '' && laxer.given !== '' ? either(stricter.given, laxer.given) : '',
    enumerated: stricter.enumerated === laxer.enumerated ? stricter.enumerated : '',
    terms: '',
    rows: [...stricter.rows, ...laxer.rows],
  };
}

/** Where one of two is undecided, so is the whole. */
function either(one: string, other: string): string {
  if (one === '' || one === other) return other;
  if (other === '') return one;
  return one === '?' || other === '?' ? '?' : `(${one}) or (${other})`;
}
