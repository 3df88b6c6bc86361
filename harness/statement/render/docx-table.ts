// Tables of a statement in DOCX: widths by content, heads repeated on each page, and figures drawn as tables.

import {
  AlignmentType,
  BorderStyle,
  type IParagraphOptions,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { visible } from '../../words/visible-text.ts';
import type { Cell, Drawing, FlowDrawing, SequenceDrawing, Table as StatementTable } from '../document/document.ts';
import { gridOf } from '../document/grid.ts';

export type FileChild = Paragraph | Table;

/** Width of the text in twentieths of a point: A4 with margins of 2 cm. */
const textWidth = { upright: 9638, landscape: 14570 };

const line = { style: BorderStyle.SINGLE, size: 4, color: 'C9D1D7' };
const borders = { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line };
const none = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' };
const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };
const margins = { top: 40, bottom: 40, left: 80, right: 80 };

const fill = (color: string) => ({ type: ShadingType.CLEAR, fill: color, color: 'auto' });

/** The runs of a text; what is open stands out. */
export function textRuns(
  { text, open }: Cell,
  options: { readonly bold?: boolean; readonly size?: number } = {},
): TextRun[] {
  return text.split('\n').map(
    (part, at) =>
      new TextRun({
        text: visible(part),
        ...(at > 0 ? { break: 1 } : {}),
        ...(open || options.bold ? { bold: true } : {}),
        ...(open ? { shading: fill('FCF0D0') } : {}),
        ...(options.size === undefined ? {} : { size: options.size }),
      }),
  );
}

/** A table of the statement. */
export function tableOf(table: StatementTable, isWide: boolean): Table {
  const size = gridOf(table).columns.length > 9 ? 14 : 17;
  const widths = columnWidths(table, isWide ? textWidth.landscape : textWidth.upright, size);
  const starts = startColumns(table);
  const rows = table.rows.map(({ kind, cells }, at) => {
    const isHead = kind !== 'body';
    const children = cells.map((cell, index) => {
      const from = starts[at]?.[index] ?? 0;
      const width = sum(widths.slice(from, from + (cell.columns ?? 1)));
      return cellOf(cell, { width, isHead, size });
    });
    return new TableRow({ children, cantSplit: true, ...(kind === 'head' ? { tableHeader: true } : {}) });
  });
  return new Table({
    rows,
    borders,
    margins,
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    width: { size: sum(widths), type: WidthType.DXA },
  });
}

interface CellLook {
  readonly width: number;
  readonly isHead: boolean;
  readonly size: number;
}

function cellOf(cell: Cell, { width, isHead, size }: CellLook): TableCell {
  const shading = cell.open ? fill('FCF0D0') : isHead ? fill('EEF2F5') : undefined;
  return new TableCell({
    children: [new Paragraph({ style: 'TableText', children: textRuns(cell, { bold: isHead, size }) })],
    width: { size: width, type: WidthType.DXA },
    ...(cell.columns === undefined ? {} : { columnSpan: cell.columns }),
    ...(cell.rows === undefined ? {} : { rowSpan: cell.rows }),
    ...(shading ? { shading } : {}),
  });
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** Each column is as wide as its longest word needs, and the rest is shared by how long the texts are. */
function columnWidths(table: StatementTable, width: number, size: number): number[] {
  const { columns, rows } = gridOf(table);
  const needs = columns.map((name, at) => {
    const texts = rows.filter(({ kind }) => kind === 'body').map(({ cells }) => cells[at]?.text ?? '');
    const all = [name.split(': ').at(-1) ?? '', ...texts];
    const words = all.flatMap((text) => text.split(/[\s-]+/)).map((word) => Math.min(word.length, 34));
    const least = (Math.max(3, ...words) + 1) * size * 6.6 + 170;
    const wished = Math.max(...all.map((text) => Math.min(text.length, 90))) * size * 4;
    return { least, more: Math.max(1, wished - least) };
  });
  const least = sum(needs.map((need) => need.least));
  const room = Math.max(0, width - least);
  const more = sum(needs.map((need) => need.more));
  const shrink = Math.min(1, width / least);
  return needs.map((need) => Math.floor(need.least * shrink + (need.more / more) * room));
}

/** The column of the grid in which each cell of each row starts. */
function startColumns(table: StatementTable): number[][] {
  const below: number[] = [];
  return table.rows.map(({ cells }) => {
    let column = 0;
    return cells.map((cell) => {
      while ((below[column] ?? 0) > 0) below[column++] = (below[column] ?? 1) - 1;
      const start = column;
      for (let at = 0; at < (cell.columns ?? 1); at++) below[column++] = (cell.rows ?? 1) - 1;
      return start;
    });
  });
}

/** A figure as a table, which every program shows and an author can change. */
export function drawingTable(drawing: Drawing): Table {
  return drawing.kind === 'flow' ? flowTable(drawing) : sequenceTable(drawing);
}

function plainTable(widths: readonly number[], rows: readonly TableRow[]): Table {
  return new Table({
    rows,
    borders: noBorders,
    margins,
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    width: { size: sum(widths), type: WidthType.DXA },
  });
}

function box(text: string, width: number, isOwn: boolean): TableCell {
  return new TableCell({
    children: [centred(text)],
    width: { size: width, type: WidthType.DXA },
    borders: { top: line, bottom: line, left: line, right: line },
    ...(isOwn ? { shading: fill('DCECF6') } : {}),
  });
}

function arrow(text: string, width: number, columns = 1): TableCell {
  return new TableCell({
    children: [centred(text)],
    width: { size: width, type: WidthType.DXA },
    borders: { top: none, bottom: none, left: none, right: none },
    ...(columns > 1 ? { columnSpan: columns } : {}),
  });
}

function centred(text: string): Paragraph {
  const options: IParagraphOptions = {
    style: 'TableText',
    alignment: AlignmentType.CENTER,
    children: [new TextRun(visible(text))],
  };
  return new Paragraph(options);
}

/** One row a flow: box, arrow, box, with room between the rows. */
function flowTable({ flows, own }: FlowDrawing): Table {
  const widths = [3000, 3000, 3000];
  const rows = flows.flatMap(({ from, to, label }, at) => [
    ...(at > 0 ? [new TableRow({ children: [arrow('', 9000, 3)] })] : []),
    new TableRow({
      cantSplit: true,
      children: [box(from, 3000, own.includes(from)), arrow(`${label} →`, 3000), box(to, 3000, own.includes(to))],
    }),
  ]);
  return plainTable(widths, rows.length > 0 ? rows : [new TableRow({ children: [box(own.join(', '), 9000, true)] })]);
}

/** A column each party; a message spans the columns from one to the other. */
function sequenceTable({ parties, own, messages }: SequenceDrawing): Table {
  const width = Math.floor(9600 / parties.length);
  const widths = parties.map(() => width);
  const head = new TableRow({
    cantSplit: true,
    children: parties.map((name) => box(name, width, own.includes(name))),
  });
  const rows = messages.map(({ from, to, text }) => {
    const [left, right] = [Math.min(from, to), Math.max(from, to)];
    const words = to > from ? `${text} →` : `← ${text}`;
    const spanned = right - left + 1;
    const empty = (count: number) => Array.from({ length: count }, () => arrow('', width));
    return new TableRow({
      cantSplit: true,
      children: [...empty(left), arrow(words, width * spanned, spanned), ...empty(parties.length - 1 - right)],
    });
  });
  return plainTable(widths, [head, ...rows]);
}
