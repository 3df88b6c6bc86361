// Numbers of tables and figures, sequential in each major section (PS3.2 Annex N), and of what is open in a draft.

import type { Block, Cell, Open, Row, Section, StatementDocument } from './document.ts';

/** What the text of every open cell begins with. */
export const openMark = 'OPEN';

/** True for the text of a cell that a draft leaves open. */
export function isOpenText(text: string): boolean {
  return /^OPEN \d+: /.test(text);
}

/** A document with its numbers, and its open questions in the order of their first place. */
export interface NumberedDocument {
  readonly document: StatementDocument;
  readonly open: readonly Open[];
  /** Open cells; several of them may wait for one answer. */
  readonly openCells: number;
}

/** Numbers tables and figures, and writes into each open cell which question it waits for. */
export function numbered(document: StatementDocument): NumberedDocument {
  const questions = new Map<string, Open>();
  let openCells = 0;
  const mark = (cell: Cell): Cell => {
    if (!cell.open) return cell;
    openCells++;
    if (!questions.has(cell.open.key)) questions.set(cell.open.key, cell.open);
    const at = [...questions.keys()].indexOf(cell.open.key) + 1;
    return { ...cell, text: `${openMark} ${at}: ${cell.open.who}` };
  };
  const front = document.front.map((block) => marked(block, mark));
  const sections = document.sections.map((section) => numberedSection(section, counter(section.number), mark));
  return { document: { ...document, front, sections }, open: [...questions.values()], openCells };
}

type Mark = (cell: Cell) => Cell;

/** Gives the next number of a kind within one major section. */
function counter(major: string): (kind: 'table' | 'figure') => string {
  const counts = { table: 0, figure: 0 };
  return (kind) => `${major}-${++counts[kind]}`;
}

function numberedSection(section: Section, next: ReturnType<typeof counter>, mark: Mark): Section {
  const blocks = section.blocks.map((block) => marked(withNumber(block, next), mark));
  return { ...section, blocks, sections: section.sections.map((below) => numberedSection(below, next, mark)) };
}

/** Tables of the template that have no title have no number either. */
function withNumber(block: Block, next: ReturnType<typeof counter>): Block {
  if (block.kind === 'figure') return { ...block, number: next('figure') };
  return block.kind === 'table' && block.title !== '' ? { ...block, number: next('table') } : block;
}

function marked(block: Block, mark: Mark): Block {
  if (block.kind === 'paragraph') return { ...block, ...mark(block) };
  if (block.kind === 'list') return { ...block, items: block.items.map(mark) };
  if (block.kind !== 'table') return block;
  return { ...block, rows: block.rows.map((row): Row => ({ ...row, cells: row.cells.map(mark) })) };
}
