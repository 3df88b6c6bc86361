// Short ways to write parts of a document (PS3.2 Annex N).

import type { Block, Cell, Figure, List, Open, Paragraph, Row, Section, Table } from './document.ts';

/** Text that stands for a section or cell that does not apply. */
export const notApplicable = 'N/A';

/** What a title gets if its section does not apply. */
export const notApplicableSuffix = ' - N/A';

/** A cell or text from either. */
export type Content = Cell | string;

export function cell(content: Content): Cell {
  return typeof content === 'string' ? { text: content } : content;
}

/** A cell that is not known yet. */
export function openCell(open: Open): Cell {
  return { text: '', open };
}

export function paragraph(content: Content): Paragraph {
  return { kind: 'paragraph', ...cell(content) };
}

/** What the section or its table is about: not needed if the words of the template are there. */
export function introduction(text: string): Paragraph {
  return { ...paragraph(text), isIntroduction: true };
}

export function list(...items: readonly Content[]): List {
  return { kind: 'list', items: items.map(cell) };
}

export function head(...cells: readonly Content[]): Row {
  return { kind: 'head', cells: cells.map(cell) };
}

export function row(...cells: readonly Content[]): Row {
  return { kind: 'body', cells: cells.map(cell) };
}

/** A heading over all columns of a table. */
export function band(text: string, columns: number): Row {
  return { kind: 'band', cells: [{ text, columns }] };
}

/** A cell over several columns. */
export function wide(text: string, columns: number): Cell {
  return { text, columns };
}

/** A table of the template, e.g. `N.7-43`; it gets its number when the document is complete. */
export function table(template: string, title: string, ...rows: readonly Row[]): Table {
  return { kind: 'table', template, title, rows };
}

/** A table that the template does not number. */
export function plainTable(...rows: readonly Row[]): Table {
  return { kind: 'table', title: '', rows };
}

export function figure(title: string, drawing: Figure['drawing']): Figure {
  return { kind: 'figure', title, drawing };
}

/** A section that does not apply: its subsections are gone with it. */
export function notApplicableSection(number: string, title: string): Section {
  return { number, title: `${title}${notApplicableSuffix}`, blocks: [paragraph(notApplicable)], sections: [] };
}

/** True for a section of which nothing applies, by its title. */
export function isNotApplicable({ title }: Pick<Section, 'title'>): boolean {
  return /\s-\s*N\/A$/.test(title);
}

/** The blocks of a text with empty lines between its paragraphs. */
export function paragraphs(content: Cell): Block[] {
  return content.text.split(/\n\s*\n/).map((text) => paragraph({ ...content, text: text.trim() }));
}
