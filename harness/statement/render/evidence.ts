// What the values of a statement rest on, in a file beside it: the text itself has no place for it (PS3.2 Annex N).

import type { Cell, StatementDocument } from '../document/document.ts';
import { cellsOf } from '../document/walk.ts';
import type { Difference } from '../product/merge.ts';

/** One value of the document with its basis. */
export interface EvidenceEntry {
  readonly place: string;
  /** The first cell of its row. */
  readonly about: string;
  readonly value: string;
  readonly basis: string;
  readonly evidence: readonly string[];
  readonly note?: string;
  readonly said?: string;
}

export interface EvidenceFile {
  readonly statement: string;
  readonly values: readonly EvidenceEntry[];
  readonly differences: readonly Difference[];
}

/** Every value that rests on something, in the order of the document. */
export function evidenceOf(document: StatementDocument, differences: readonly Difference[]): EvidenceFile {
  const values = cellsOf(document).flatMap(({ cell, place, block }): EvidenceEntry[] => {
    if (!cell.ground) return [];
    const { basis, evidence = [], note, said } = cell.ground;
    const about =
      block.kind === 'table' ? labelOf(block.rows.find(({ cells }) => cells.includes(cell))?.cells, cell) : '';
    const told = { ...(note === undefined ? {} : { note }), ...(said === undefined ? {} : { said }) };
    return [{ place, about, value: cell.text, basis, evidence, ...told }];
  });
  return { statement: document.title, values, differences };
}

/** What stands before a cell in its row. */
function labelOf(cells: readonly Cell[] | undefined, cell: Cell): string {
  const before = cells?.slice(0, cells.indexOf(cell)) ?? [];
  return before
    .map(({ text }) => text)
    .filter(Boolean)
    .join(', ');
}

/** The file, as JSON. */
export function evidenceJson(file: EvidenceFile): string {
  return `${JSON.stringify(file, undefined, 2)}\n`;
}
