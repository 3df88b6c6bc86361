// All sections, blocks and cells of a document, in its order, with the words for where each stands.

import type { Block, Cell, Row, Section, StatementDocument, Table } from './document.ts';

/** A block with the section that it stands in; none on the cover page. */
export interface PlacedBlock {
  readonly block: Block;
  readonly section?: Section | undefined;
}

/** A cell or paragraph with where it stands, e.g. `Table 7-3, row 2`. */
export interface PlacedCell {
  readonly cell: Cell;
  readonly place: string;
  readonly block: Block;
  readonly section?: Section | undefined;
}

/** All sections of a document or section, each before its subsections. */
export function sectionsOf({ sections }: Pick<StatementDocument, 'sections'>): Section[] {
  return sections.flatMap((section) => [section, ...sectionsOf(section)]);
}

/** All blocks, those of the cover page first. */
export function blocksOf(document: StatementDocument): PlacedBlock[] {
  return [
    ...document.front.map((block) => ({ block })),
    ...sectionsOf(document).flatMap((section) => section.blocks.map((block) => ({ block, section }))),
  ];
}

/** All tables. */
export function tablesOf(
  document: StatementDocument,
): { readonly table: Table; readonly section?: Section | undefined }[] {
  return blocksOf(document).flatMap(({ block, section }) =>
    block.kind === 'table' ? [{ table: block, section }] : [],
  );
}

/** All cells of tables, paragraphs and items. */
export function cellsOf(document: StatementDocument): PlacedCell[] {
  return blocksOf(document).flatMap((placed) => cellsOfBlock(placed));
}

/** Where a section is, in words. */
export function placeOfSection(section: Section | undefined): string {
  if (!section) return 'cover page';
  return section.number === '' ? `section "${section.title}"` : `section ${section.number}`;
}

/** Where a table is, in words. */
export function placeOfTable(table: Table, section: Section | undefined): string {
  if (table.number !== undefined) return `Table ${table.number}`;
  return `${placeOfSection(section)}, ${table.title === '' ? 'table' : `table "${table.title}"`}`;
}

function cellsOfBlock({ block, section }: PlacedBlock): PlacedCell[] {
  if (block.kind === 'paragraph') return [{ cell: block, place: placeOfSection(section), block, section }];
  if (block.kind === 'list')
    return block.items.map((cell) => ({ cell, place: placeOfSection(section), block, section }));
  if (block.kind !== 'table') return [];
  return block.rows.flatMap(({ cells }, at) =>
    cells.map((cell) => ({
      cell,
      place: `${placeOfTable(block, section)}, row ${rowNumber(block.rows, at)}`,
      block,
      section,
    })),
  );
}

/** Counts rows as a reader does, without those of the head. */
function rowNumber(rows: readonly Row[], at: number): number | 'head' {
  const heads = rows.slice(0, at + 1).filter(({ kind }) => kind === 'head').length;
  return rows[at]?.kind === 'head' ? 'head' : at + 1 - heads;
}
