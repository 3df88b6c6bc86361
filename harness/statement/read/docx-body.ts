// The body of a DOCX as headings, paragraphs, lists and tables: ECMA-376 17.2 to 17.4.

import type { Cell, Row, StatementDocument } from '../document/document.ts';
import { DocumentBuilder, oneLine, raised, spanned } from './document-builder.ts';
import type { StyleLevels } from './docx-styles.ts';
import type { XmlTaker } from './parse-xml.ts';

interface OpenCell {
  readonly lines: string[];
  columns: number;
  /** A cell that a cell above spans. */
  isContinued: boolean;
  /** A cell that those below may continue. */
  isStart: boolean;
}

interface OpenTable {
  readonly rows: { readonly cells: OpenCell[]; isHead: boolean }[];
}

/** Collects the body; a table within a cell is text of that cell. */
export class DocxBody implements XmlTaker {
  readonly #levels: StyleLevels;
  readonly #builder = new DocumentBuilder();
  readonly #tables: OpenTable[] = [];
  #paragraph = '';
  #style = '';
  #outline: number | undefined;
  #isItem = false;
  #items: string[] = [];
  #isText = false;
  /** The run stands higher, as the mark of a footnote does. */
  #isRaised = false;
  /** Depth within text that is deleted, or within a table of contents. */
  #left = 0;
  #contents: number[] = [];
  #depth = 0;

  constructor(levels: StyleLevels) {
    this.#levels = levels;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#depth++;
    if (this.#left > 0 || name === 'del' || name === 'Fallback' || name === 'moveFrom') this.#left++;
    if (name === 'docPartGallery' && /Table of Contents/i.test(attributes.val ?? '')) {
      this.#contents.push(this.#depth);
      this.#builder.contents();
    }
    if (this.#left > 0) return;
    switch (name) {
      case 'p':
        this.#paragraph = '';
        this.#style = '';
        this.#outline = undefined;
        this.#isItem = false;
        break;
      case 'pStyle':
        this.#style = attributes.val ?? '';
        break;
      case 'outlineLvl':
        this.#outline = Number(attributes.val) + 1;
        break;
      case 'numPr':
        this.#isItem = true;
        break;
      case 'r':
        this.#isRaised = false;
        break;
      case 'vertAlign':
        this.#isRaised = attributes.val === 'superscript';
        break;
      case 't':
        this.#isText = true;
        break;
      case 'tab':
        if (this.#paragraph !== '') this.#paragraph += ' ';
        break;
      case 'br':
      case 'cr':
        this.#paragraph += '\n';
        break;
      case 'noBreakHyphen':
        this.#paragraph += '-';
        break;
      default:
        this.#openTable(name, attributes);
    }
  }

  #openTable(name: string, attributes: Readonly<Record<string, string>>): void {
    const row = this.#tables.at(-1)?.rows.at(-1);
    const cell = row?.cells.at(-1);
    if (name === 'tbl') this.#beginTable();
    else if (name === 'tr') this.#tables.at(-1)?.rows.push({ cells: [], isHead: false });
    else if (name === 'tblHeader' && row) row.isHead = attributes.val !== '0' && attributes.val !== 'false';
    else if (name === 'tc') row?.cells.push({ lines: [], columns: 1, isContinued: false, isStart: false });
    else if (name === 'gridSpan' && cell) cell.columns = Number(attributes.val ?? 1);
    else if (name === 'vMerge' && cell) {
      cell.isStart = attributes.val === 'restart';
      cell.isContinued = !cell.isStart;
    }
  }

  close(name: string): void {
    this.#depth--;
    if (this.#left > 0) {
      this.#left--;
      return;
    }
    if (name === 't') this.#isText = false;
    else if (name === 'p') this.#endParagraph();
    else if (name === 'tbl') this.#endTable();
    else if (name === 'sdt') this.#contents = this.#contents.filter((depth) => depth <= this.#depth);
  }

  text(text: string): void {
    if (this.#isText && this.#left === 0) this.#paragraph += this.#isRaised ? raised(text) : text;
  }

  document(): StatementDocument {
    this.#endList();
    return this.#builder.document();
  }

  #beginTable(): void {
    if (this.#tables.length === 0) this.#endList();
    this.#tables.push({ rows: [] });
  }

  #endParagraph(): void {
    const text = this.#paragraph.trim();
    this.#paragraph = '';
    const cell = this.#tables.at(-1)?.rows.at(-1)?.cells.at(-1);
    if (cell) {
      if (text !== '') cell.lines.push(text);
    } else if (/^TOC\d/i.test(this.#style)) this.#builder.contents();
    else if (this.#contents.length === 0 && text !== '') this.#endBodyParagraph(text);
  }

  #endBodyParagraph(text: string): void {
    const level = this.#levels.get(this.#style) ?? this.#outline;
    const isList = this.#isItem && level === undefined;
    if (isList) {
      this.#items.push(text);
      return;
    }
    this.#endList();
    if (level === 0) this.#builder.title(oneLine(text));
    else if (level !== undefined && level <= 9) this.#builder.heading(level, text);
    else this.#builder.paragraph(text);
  }

  #endList(): void {
    this.#builder.list(this.#items);
    this.#items = [];
  }

  #endTable(): void {
    const table = this.#tables.pop();
    if (!table) return;
    const outer = this.#tables.at(-1)?.rows.at(-1)?.cells.at(-1);
    if (outer) outer.lines.push(...table.rows.flatMap(({ cells }) => cells.map(({ lines }) => lines.join(' '))));
    else this.#builder.table(rowsOf(table));
  }
}

/** Cells that continue those above become the span of those. */
function rowsOf({ rows }: OpenTable): Row[] {
  const starts = rows.map(({ cells }) => startsOf(cells));
  return rows.map(({ cells, isHead }, at): Row => {
    const own = cells.flatMap((cell, index): Cell[] => {
      if (cell.isContinued) return [];
      const column = starts[at]?.[index] ?? 0;
      return [spanned(cell.lines.join('\n'), cell.columns, cell.isStart ? 1 + continued(rows, starts, at, column) : 1)];
    });
    return { kind: isHead ? 'head' : 'body', cells: own };
  });
}

/** The column of the grid in which each cell starts. */
function startsOf(cells: readonly OpenCell[]): number[] {
  let column = 0;
  return cells.map(({ columns }) => {
    const start = column;
    column += Math.max(1, columns || 1);
    return start;
  });
}

function continued(rows: OpenTable['rows'], starts: readonly number[][], from: number, column: number): number {
  let count = 0;
  for (let at = from + 1; at < rows.length; at++) {
    const index = starts[at]?.indexOf(column) ?? -1;
    if (index < 0 || !rows[at]?.cells[index]?.isContinued) break;
    count++;
  }
  return count;
}
