// A statement as DOCX, for Word and LibreOffice (ECMA-376): styles for headings and captions, so that both can work on with it.

import {
  AlignmentType,
  Bookmark,
  Document,
  Footer,
  InternalHyperlink,
  type ISectionOptions,
  Packer,
  PageBreak,
  PageNumber,
  PageOrientation,
  PageReference,
  Paragraph,
  type ParagraphChild,
  Tab,
  TabStopType,
  TextRun,
} from 'docx';
import { visible } from '../../words/visible-text.ts';
import type { Block, Section, StatementDocument } from '../document/document.ts';
import { gridOf } from '../document/grid.ts';
import { sectionsOf } from '../document/walk.ts';
import { reproducible } from './docx-bytes.ts';
import { docxStyles } from './docx-styles.ts';
import { drawingTable, type FileChild, tableOf, textRuns } from './docx-table.ts';
import { captionOf } from './html.ts';

/** Tables with more columns stand on a page in landscape. */
const mostUpright = 11;

/** The document as the bytes of a DOCX file; the same document gives the same bytes. */
export async function statementDocx(document: StatementDocument): Promise<Uint8Array> {
  const file = new Document({
    title: visible(document.title),
    creator: 'cstore-conformance',
    lastModifiedBy: 'cstore-conformance',
    styles: docxStyles,
    sections: pagesOf(document),
    numbering: { config: [] },
  });
  return reproducible(new Uint8Array(await Packer.toBuffer(file)));
}

interface Piece {
  readonly isWide: boolean;
  readonly children: readonly FileChild[];
}

const upright = (...children: readonly FileChild[]): Piece => ({ isWide: false, children });
const pageBreak = () => new Paragraph({ children: [new PageBreak()] });

function pagesOf(document: StatementDocument): ISectionOptions[] {
  const pieces = [
    upright(new Paragraph({ style: 'Title', children: [new TextRun(visible(document.title))] })),
    ...document.front.flatMap(piecesOfBlock),
    upright(pageBreak(), ...contents(document), pageBreak()),
    ...document.sections.flatMap((section) => piecesOfSection(section, 1)),
  ];
  return grouped(pieces).map(({ isWide, children }) => ({
    properties: { page: { size: isWide ? landscape : portrait, margin } },
    footers: { default: footer(document.title) },
    children,
  }));
}

const portrait = { orientation: PageOrientation.PORTRAIT, width: 11906, height: 16838 };
/** The library turns width and height itself. */
const landscape = { orientation: PageOrientation.LANDSCAPE, width: 11906, height: 16838 };
const margin = { top: 1134, bottom: 1134, left: 1134, right: 1134, footer: 567 };

/** Pieces of one orientation after each other are one section of pages. */
function grouped(pieces: readonly Piece[]): { isWide: boolean; children: FileChild[] }[] {
  const groups: { isWide: boolean; children: FileChild[] }[] = [];
  for (const { isWide, children } of pieces) {
    const last = groups.at(-1);
    if (last?.isWide === isWide) last.children.push(...children);
    else groups.push({ isWide, children: [...children] });
  }
  return groups;
}

function footer(title: string): Footer {
  const text = new TextRun({ children: [visible(title), new Tab(), PageNumber.CURRENT], size: 16, color: '51606D' });
  return new Footer({
    children: [new Paragraph({ tabStops: [{ type: TabStopType.RIGHT, position: 9638 }], children: [text] })],
  });
}

const bookmarkOf = ({ number }: Section) => `section_${number.replaceAll('.', '_')}`;

/** Written out, for a field is empty until a program fills it. */
function contents(document: StatementDocument): FileChild[] {
  const entries = sectionsOf(document).map((section) => {
    const depth = Math.min(section.number.split('.').length, 4);
    const children: ParagraphChild[] = [
      new InternalHyperlink({
        anchor: bookmarkOf(section),
        children: [new TextRun(visible(`${section.number} ${section.title}`))],
      }),
      new TextRun({ children: [new Tab()] }),
      new PageReference(bookmarkOf(section)),
    ];
    return new Paragraph({ style: `TOC${depth}`, children });
  });
  return [new Paragraph({ style: 'FrontHeading', text: 'Table of Contents' }), ...entries];
}

function piecesOfSection(section: Section, depth: number): Piece[] {
  const bookmark = new Bookmark({
    id: bookmarkOf(section),
    children: [new TextRun(visible(`${section.number} ${section.title}`))],
  });
  return [
    upright(new Paragraph({ style: `Heading${Math.min(depth, 6)}`, children: [bookmark] })),
    ...section.blocks.flatMap(piecesOfBlock),
    ...section.sections.flatMap((below) => piecesOfSection(below, depth + 1)),
  ];
}

function piecesOfBlock(block: Block): Piece[] {
  switch (block.kind) {
    case 'heading':
      return [upright(new Paragraph({ style: 'FrontHeading', text: visible(block.text) }))];
    case 'paragraph':
      return [upright(new Paragraph({ children: textRuns(block) }))];
    case 'list':
      return [upright(...block.items.map((item) => new Paragraph({ bullet: { level: 0 }, children: textRuns(item) })))];
    case 'figure': {
      const caption = captionOf('Figure', block.number, block.title);
      const drawn = block.drawing ? [drawingTable(block.drawing)] : [];
      return [
        upright(...drawn, new Paragraph({ style: 'Caption', alignment: AlignmentType.LEFT, text: visible(caption) })),
      ];
    }
    default: {
      const caption = captionOf('Table', block.number, block.title);
      const isWide = gridOf(block).columns.length > mostUpright;
      const above = caption === '' ? [] : [new Paragraph({ style: 'Caption', keepNext: true, text: visible(caption) })];
      return [
        { isWide, children: [...above, tableOf(block, isWide), new Paragraph({ style: 'AfterTable', text: '' })] },
      ];
    }
  }
}
