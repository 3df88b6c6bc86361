// Which columns of a table of the template are which of ours, and which of its rows are its head.

import type { Table } from '../document/document.ts';
import { gridOf } from '../document/grid.ts';
import { plain } from './titles.ts';
import { columnNames, type WordTable } from './word-grid.ts';

/** How many rows of the template are its head: those that it repeats on each page, or whose words are those of our head. */
export function headCount(table: WordTable, ours: Table): number {
  const words = (kind: 'head' | 'band') =>
    new Set(
      ours.rows
        .filter((row) => row.kind === kind)
        .flatMap(({ cells }) => cells.map(({ text }) => plain(text)).filter(Boolean)),
    );
  const [heads, bands] = [words('head'), words('band')];
  if (heads.size === 0) return 0;
  let count = 0;
  for (const [at, { cells, isHead }] of table.rows.entries()) {
    const texts = cells.map(({ text }) => plain(text)).filter(Boolean);
    const own = texts.filter((text) => heads.has(text)).length;
    const isBand = texts.length === 1 && bands.has(texts[0] ?? '');
    const isOwn = isHead || (texts.length > 0 && own * 2 >= texts.length);
    if (!isOwn && !isBand) break;
    if (isOwn) count = at + 1;
  }
  return Math.min(count, table.rows.length);
}

/**
 * For each column of the template, the column of ours that goes there, or undefined for one that stays empty.
 * Undefined if one of ours has no place: then the columns of ours are taken.
 */
export function columnsFor(table: WordTable, heads: number, ours: Table): readonly (number | undefined)[] | undefined {
  const theirs = columnNames(table, heads);
  const { columns } = gridOf(ours);
  const [names, own] = [theirs.map(lastName), columns.map(lastName)];
  const common = columns.filter((name, at) => partsOf(name).some((part) => partsOf(theirs[at] ?? '').includes(part)));
  if (names.length === own.length && common.length * 2 >= own.filter(Boolean).length) return own.map((_, at) => at);
  const isUnique = new Set(own).size === own.length && !own.includes('');
  if (!isUnique || own.some((name) => names.filter((one) => one === name).length !== 1)) return undefined;
  return names.map((name) => (own.includes(name) ? own.indexOf(name) : undefined));
}

/** The words of the head over a column, from above. */
const partsOf = (name: string): string[] => name.split(': ').map(plain).filter(Boolean);
const lastName = (name: string): string => partsOf(name).at(-1) ?? '';
