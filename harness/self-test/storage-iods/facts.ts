// The tables of PS3.3 for storage IODs as they were taken from the standard: tab separated files of one folder.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The rows of a file, each by the names of its columns; empty cells at the end are left out in the file. */
export type FactRow = Readonly<Record<string, string>>;

export interface StorageFacts {
  readonly classes: readonly FactRow[];
  readonly uses: readonly FactRow[];
  readonly tables: readonly FactRow[];
  readonly rows: readonly FactRow[];
}

/** Reads the four files; throws an Error for a file that is missing or a line with more cells than columns. */
export function readFacts(folder: string): StorageFacts {
  return {
    classes: readTable(join(folder, 'sop_classes.tsv')),
    uses: readTable(join(folder, 'iod_modules.tsv')),
    tables: readTable(join(folder, 'tables.tsv')),
    rows: readTable(join(folder, 'rows.tsv')),
  };
}

function readTable(file: string): readonly FactRow[] {
  const [head = '', ...lines] = readFileSync(file, 'utf8').split('\n');
  if (!head.startsWith('# ')) throw new Error(`${file}: its first line names no columns`);
  const columns = head.slice(2).split('\t');
  return lines
    .filter((line) => line !== '')
    .map((line, index) => {
      const cells = line.split('\t');
      if (cells.length > columns.length) throw new Error(`${file}:${index + 2}: more cells than columns`);
      return Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']));
    });
}
