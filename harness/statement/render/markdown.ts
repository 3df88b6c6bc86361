// A statement as Markdown with pipe tables, whose cells cannot span: heads are merged, bands are rows of their own (PS3.2 Annex N).

import { visible } from '../../words/visible-text.ts';
import type { Block, Cell, Section, StatementDocument, Table } from '../document/document.ts';
import { drawingLines } from '../document/drawing-text.ts';
import { gridOf } from '../document/grid.ts';
import { sectionsOf } from '../document/walk.ts';
import { captionOf } from './html.ts';

/** The document as Markdown. */
export function statementMarkdown(document: StatementDocument): string {
  const contents = sectionsOf(document).map(({ number, title }) => {
    const depth = number.split('.').length - 1;
    return `${'  '.repeat(depth)}- ${escapeMarkdown(`${number} ${title}`)}`;
  });
  return [
    `**${escapeMarkdown(document.title)}**`,
    ...document.front.map(blockMarkdown),
    '**Table of Contents**',
    contents.join('\n'),
    ...document.sections.flatMap((section) => sectionMarkdown(section, 1)),
    '',
  ].join('\n\n');
}

function sectionMarkdown({ number, title, blocks, sections }: Section, depth: number): string[] {
  return [
    `${'#'.repeat(Math.min(depth, 6))} ${escapeMarkdown(`${number} ${title}`)}`,
    ...blocks.map(blockMarkdown),
    ...sections.flatMap((below) => sectionMarkdown(below, depth + 1)),
  ];
}

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `**${escapeMarkdown(block.text)}**`;
    case 'paragraph':
      return cellMarkdown(block, '  \n');
    case 'list':
      return block.items.map((item) => `- ${cellMarkdown(item, ' ')}`).join('\n');
    case 'figure':
      return [
        `**${escapeMarkdown(captionOf('Figure', block.number, block.title))}**`,
        ...(block.drawing
          ? [
              drawingLines(block.drawing)
                .map((text) => `- ${escapeMarkdown(text)}`)
                .join('\n'),
            ]
          : []),
      ].join('\n\n');
    default:
      return tableMarkdown(block);
  }
}

function tableMarkdown(table: Table): string {
  const caption = captionOf('Table', table.number, table.title);
  const { columns, rows } = gridOf(table);
  const line = (texts: readonly string[]) => `| ${texts.join(' | ')} |`;
  const body = rows.map(({ kind, cells }) =>
    kind === 'band'
      ? line(cells.map((cell, at) => (at === 0 ? `**${cellMarkdown(cell, '<br>')}**` : '')))
      : line(cells.map((cell) => cellMarkdown(cell, '<br>'))),
  );
  const grid = [line(columns.map(escapeMarkdown)), line(columns.map(() => '---')), ...body].join('\n');
  return caption === '' ? grid : `**${escapeMarkdown(caption)}**\n\n${grid}`;
}

function cellMarkdown({ text, open }: Cell, breaks: string): string {
  const escaped = text.split('\n').map(escapeMarkdown).join(breaks);
  return open ? `**${escaped}**` : escaped;
}

/** Text that no Markdown renderer takes for markup. */
export function escapeMarkdown(text: string): string {
  return visible(text)
    .replaceAll(/[\\`*_[\]<>|#~&]/g, (character) => `\\${character}`)
    .replace(/^(\s*)([-+>])(\s)/, '$1\\$2$3')
    .replace(/^(\s*\d+)([.)])(\s)/, '$1\\$2$3');
}
