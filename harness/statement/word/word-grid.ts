// A table of a template as rows of cells with the columns that each spans (ECMA-376 17.4).

import { lineOf } from './blocks.ts';
import { child, type XmlElement } from './xml-tree.ts';

export interface WordCell {
  readonly element: XmlElement;
  readonly text: string;
  readonly column: number;
  readonly columns: number;
  /** `continued`: it belongs to the cell above it. */
  readonly merge?: 'start' | 'continued' | undefined;
}

export interface WordRow {
  readonly element: XmlElement;
  readonly cells: readonly WordCell[];
  /** It is repeated on each page as a head. */
  readonly isHead: boolean;
  /** Columns are left out before or after it. */
  readonly isShort: boolean;
}

export interface WordTable {
  readonly element: XmlElement;
  readonly rows: readonly WordRow[];
  readonly width: number;
  /** Widths of the columns in twentieths of a point, as far as they are told. */
  readonly columns: readonly number[];
}

/** More columns or rows are no table of a template. */
const mostColumns = 64;
const mostRows = 5000;

/** The table, or undefined if it has no rows, or too many rows or columns. */
export function wordTable(xml: string, element: XmlElement): WordTable | undefined {
  const elements = rowsOf(element);
  if (elements.length > mostRows) return undefined;
  const rows = elements.map((row) => rowOf(xml, row));
  const width = Math.max(0, ...rows.map(({ cells }) => sum(cells.map(({ columns }) => columns))));
  if (width === 0 || width > mostColumns) return undefined;
  const columns = (child(element, 'w:tblGrid')?.children ?? []).map(({ attributes }) => Number(attributes['w:w']) || 0);
  return { element, rows, width, columns };
}

const wrappers = ['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins'];

function rowsOf(element: XmlElement): XmlElement[] {
  return element.children.flatMap((one) =>
    one.name === 'w:tr' ? [one] : wrappers.includes(one.name) ? rowsOf(one) : [],
  );
}

function cellsOf(row: XmlElement): XmlElement[] {
  return row.children.flatMap((one) => (one.name === 'w:tc' ? [one] : wrappers.includes(one.name) ? cellsOf(one) : []));
}

function rowOf(xml: string, row: XmlElement): WordRow {
  const properties = child(row, 'w:trPr');
  const before = span(child(properties, 'w:gridBefore'), 0);
  let column = before;
  const cells = cellsOf(row).map((element): WordCell => {
    const own = child(element, 'w:tcPr');
    const merged = child(own, 'w:vMerge');
    const columns = span(child(own, 'w:gridSpan'), 1);
    const cell: WordCell = {
      element,
      text: lineOf(xml, element),
      column,
      columns,
      merge: merged && (merged.attributes['w:val'] === 'restart' ? 'start' : 'continued'),
    };
    column += columns;
    return cell;
  });
  const head = child(properties, 'w:tblHeader');
  const isHead = head !== undefined && !['0', 'false', 'off'].includes(head.attributes['w:val'] ?? '1');
  return { element: row, cells, isHead, isShort: before > 0 || child(properties, 'w:gridAfter') !== undefined };
}

function span(element: XmlElement | undefined, least: number): number {
  const value = Number(element?.attributes['w:val']);
  return Number.isInteger(value) && value >= least ? Math.min(value, mostColumns + 1) : least;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** The name of each column: what its head rows say, one below the other. */
export function columnNames({ rows, width }: WordTable, heads: number): string[] {
  return Array.from({ length: width }, (_, column) => {
    const names = rows.slice(0, heads).map(({ cells }) => {
      const cell = cells.find((one) => one.column <= column && column < one.column + one.columns);
      return cell && cell.merge !== 'continued' ? cell.text : '';
    });
    return names.filter((name, at) => name !== '' && names.indexOf(name) === at).join(': ');
  });
}
