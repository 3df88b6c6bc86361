// A table of the template with our rows in the look of its own: its head stays, the rows below it are ours (PS3.2 Annex N).

import type { Cell, Row, Table } from '../document/document.ts';
import { type GridRow, gridOf } from '../document/grid.ts';
import { columnsFor, headCount } from './columns.ts';
import { hasWholeFields, rangeMarks } from './leave-out.ts';
import { childrenXml, lookOf, paragraphXml, plainLook, type TextLook } from './look.ts';
import { plain } from './titles.ts';
import { type WordCell, type WordRow, type WordTable, wordTable } from './word-grid.ts';
import { child, type XmlElement } from './xml-tree.ts';

export interface FilledTable {
  /** The table, from its start tag to its end tag. */
  readonly xml: string;
  /** The columns of the template have no place for ours, so the head is ours too. */
  readonly isRebuilt: boolean;
}

const notOfCell = [
  'w:tcW',
  'w:gridSpan',
  'w:hMerge',
  'w:vMerge',
  'w:tcPrChange',
  'w:cellIns',
  'w:cellDel',
  'w:cellMerge',
];
const notOfRow = [
  'w:tblHeader',
  'w:trPrChange',
  'w:ins',
  'w:del',
  'w:gridBefore',
  'w:gridAfter',
  'w:wBefore',
  'w:wAfter',
];

/** The table filled; undefined if the template has something there that is no table of rows. */
export function fillTable(xml: string, element: XmlElement, ours: Table): FilledTable | undefined {
  const table = wordTable(xml, element);
  // A content control around rows, or a field that begins in one and ends in another, would be torn.
  if (!table?.rows.every((row) => element.children.includes(row.element)) || !hasWholeFields([element]))
    return undefined;
  const heads = headCount(table, ours);
  const isHeadFound = heads > 0 || !ours.rows.some(({ kind }) => kind === 'head');
  const columns = isHeadFound ? columnsFor(table, heads, ours) : undefined;
  const first = table.rows[0]?.element;
  if (!first) return undefined;
  if (!columns) return { xml: rebuilt(xml, table, ours, first), isRebuilt: true };
  const kept = table.rows[heads]?.element.start ?? table.rows.at(-1)?.element.end ?? first.start;
  const writer = new RowWriter(xml, table, heads, table.columns);
  const said = new Set(table.rows.slice(0, heads).flatMap(({ cells }) => cells.map(({ text }) => plain(text))));
  const rows = gridOf(ours).rows.filter(({ kind, cells }) => kind === 'body' || !said.has(plain(cells[0]?.text ?? '')));
  const marks = rangeMarks(
    xml,
    table.rows.slice(heads).map((row) => row.element),
  );
  const body = marks + writer.rows(rows.map((row) => mapped(row, columns)));
  return { xml: `${xml.slice(element.start, kept)}${body}${endOf(xml, table)}`, isRebuilt: false };
}

const endOf = (xml: string, { element }: WordTable) => xml.slice(element.innerEnd, element.end);

function mapped(row: GridRow, columns: readonly (number | undefined)[]): GridRow {
  const empty: Cell = { text: '' };
  return { ...row, cells: columns.map((at) => (at === undefined ? empty : (row.cells[at] ?? empty))) };
}

/** Our head and columns in the look of the table: those of the template are for other Transfer Syntaxes, for example. */
function rebuilt(xml: string, table: WordTable, ours: Table, first: XmlElement): string {
  const grid = gridOf(ours);
  const { length } = grid.columns;
  const total = table.columns.reduce((sum, one) => sum + one, 0) || 9000;
  const widths = Array.from({ length }, () => Math.floor(total / length));
  const before = xml.slice(table.element.start, first.start);
  const own = child(table.element, 'w:tblGrid');
  const columns = `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`;
  const start = own
    ? xml.slice(table.element.start, own.start) + columns + xml.slice(own.end, first.start)
    : before + columns;
  const heads = ours.rows.filter(({ kind }) => kind === 'head');
  const writer = new RowWriter(xml, table, 0, widths);
  const marks = rangeMarks(
    xml,
    table.rows.map((row) => row.element),
  );
  return start + marks + writer.heads(heads, length) + writer.rows(grid.rows) + endOf(xml, table);
}

/** Writes rows that look like those of one table. */
class RowWriter {
  readonly #xml: string;
  readonly #width: number;
  readonly #widths: readonly number[];
  readonly #body: WordRow | undefined;
  readonly #band: WordRow | undefined;
  readonly #head: WordRow | undefined;
  /** Columns in which the template merges cells that say the same. */
  readonly #merged: ReadonlySet<number>;

  constructor(xml: string, table: WordTable, heads: number, widths: readonly number[]) {
    const below = table.rows.slice(heads);
    this.#xml = xml;
    this.#width = table.width;
    this.#widths = widths;
    const isFull = ({ cells, isShort }: WordRow) => !isShort && cells.length === table.width;
    this.#body = below.find(isFull) ?? below.findLast(({ cells }) => cells.length > 1);
    this.#band = below.find(({ cells }) => cells.length === 1 && table.width > 1);
    this.#head = table.rows[0];
    const starts = below.flatMap(({ cells }) => cells.filter(({ merge }) => merge === 'start'));
    this.#merged = new Set(starts.map(({ column }) => column));
  }

  rows(rows: readonly GridRow[]): string {
    return rows
      .map((row, at) => (row.kind === 'band' ? this.#bandRow(row) : this.#bodyRow(row, rows[at - 1], rows[at + 1])))
      .join('');
  }

  /** Heads with their spans; a row below one that spans rows continues it. */
  heads(rows: readonly Row[], width: number): string {
    const left: number[] = [];
    return rows
      .map(({ cells }) => {
        const queue = [...cells];
        let out = '';
        for (let at = 0; at < width; ) {
          const continued = (left[at] ?? 0) > 0;
          const cell = continued ? { text: '' } : (queue.shift() ?? { text: '' });
          const columns = continued ? 1 : Math.min(cell.columns ?? 1, width - at);
          for (let one = at; one < at + columns; one++)
            left[one] = continued ? (left[one] ?? 1) - 1 : (cell.rows ?? 1) - 1;
          const merge = continued ? 'continued' : (cell.rows ?? 1) > 1 ? 'start' : undefined;
          out += this.#cell(cell, this.#head?.cells[0], at, columns, merge);
          at += columns;
        }
        return this.#row(this.#head, out, '<w:tblHeader/>');
      })
      .join('');
  }

  #bandRow({ cells }: GridRow): string {
    const look = this.#band ?? this.#body;
    return this.#row(look, this.#cell(cells[0] ?? { text: '' }, look?.cells[0], 0, cells.length, undefined));
  }

  #bodyRow(row: GridRow, above: GridRow | undefined, below: GridRow | undefined): string {
    let out = '';
    for (let at = 0; at < row.cells.length; ) {
      const cell = row.cells[at] ?? { text: '' };
      const wide = Math.min(cell.columns ?? 1, row.cells.length - at);
      const isAsAbove = this.#isMerged(at, row, above);
      const merge = isAsAbove ? 'continued' : this.#isMerged(at, row, below) ? 'start' : undefined;
      const look = this.#body?.cells.find(({ column }) => column === at) ?? this.#body?.cells.at(-1);
      out += this.#cell(isAsAbove ? { text: '' } : cell, look, at, wide, merge);
      at += wide;
    }
    return this.#row(this.#body, out);
  }

  #isMerged(column: number, row: GridRow, other: GridRow | undefined): boolean {
    const text = row.cells[column]?.text ?? '';
    return this.#merged.has(column) && other?.kind === 'body' && text !== '' && other.cells[column]?.text === text;
  }

  #row(look: WordRow | undefined, cells: string, mark = ''): string {
    const own = childrenXml(this.#xml, child(look?.element, 'w:trPr'), notOfRow).map(({ xml }) => xml);
    const properties = own.length > 0 || mark !== '' ? `<w:trPr>${own.join('')}${mark}</w:trPr>` : '';
    const exception = child(look?.element, 'w:tblPrEx');
    const exceptions = exception ? this.#xml.slice(exception.start, exception.end) : '';
    return `<w:tr>${exceptions}${properties}${cells}</w:tr>`;
  }

  #cell(cell: Cell, look: WordCell | undefined, column: number, columns: number, merge: WordCell['merge']): string {
    const widths = this.#widths.slice(column, column + columns);
    const width = widths.length === columns ? widths.reduce((sum, one) => sum + one, 0) : 0;
    const kept = childrenXml(this.#xml, child(look?.element, 'w:tcPr'), notOfCell);
    const style = kept.filter(({ name }) => name === 'w:cnfStyle').map(({ xml }) => xml);
    const rest = kept.filter(({ name }) => name !== 'w:cnfStyle').map(({ xml }) => xml);
    const properties = [
      ...style,
      `<w:tcW w:w="${width}" w:type="${width > 0 ? 'dxa' : 'auto'}"/>`,
      ...(columns > 1 ? [`<w:gridSpan w:val="${columns}"/>`] : []),
      ...(merge === undefined ? [] : [merge === 'start' ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>']),
      ...rest,
    ];
    return `<w:tc><w:tcPr>${properties.join('')}</w:tcPr>${paragraphXml(cell, this.#textLook(look))}</w:tc>`;
  }

  /** An empty cell tells its look too; one that is no example has the look of the row. */
  #textLook(look: WordCell | undefined): TextLook {
    const paragraph = child(look?.element, 'w:p');
    return paragraph ? lookOf(this.#xml, paragraph) : plainLook;
  }
}
