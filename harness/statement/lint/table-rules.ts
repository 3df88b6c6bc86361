// Rules about tables: PS3.2 Annex N, sequential numbers, Y and N, rows of what is supported, ranges, several values.

import type { Section, StatementDocument, Table } from '../document/document.ts';
import { type Grid, gridOf } from '../document/grid.ts';
import { withoutNotes } from '../document/notes.ts';
import { isOpenText } from '../document/number.ts';
import { placeOfTable, tablesOf } from '../document/walk.ts';
import type { Fault, LintRule } from './finding.ts';

function tableNumbers(document: StatementDocument): Fault[] {
  return document.sections.flatMap((major) => {
    const tables = tablesOf({ title: '', front: [], sections: [major] }).filter(
      ({ table }) => table.number !== undefined,
    );
    return tables.flatMap(({ table, section }, at): Fault[] => {
      const expected = `${major.number}-${at + 1}`;
      if (table.number === expected || major.number === '') return [];
      const place = placeOfTable(table, section);
      return [{ place, text: `tables are numbered one after the other in each major section; this is ${expected}` }];
    });
  });
}

function captions(document: StatementDocument): Fault[] {
  return tablesOf(document)
    .filter(({ table }) => table.number !== undefined && table.title.trim() === '')
    .map(({ table, section }) => ({ place: placeOfTable(table, section), text: 'it has a number and no title' }));
}

/** One cell of a column, with where it stands. */
interface ColumnCell {
  readonly text: string;
  readonly column: string;
  readonly place: string;
  readonly isWide: boolean;
  readonly row: number;
  readonly grid: Grid;
}

function cellsOfColumns(document: StatementDocument, wanted: RegExp): ColumnCell[] {
  return tablesOf(document).flatMap(({ table, section }) => columnCells(table, section, wanted));
}

function columnCells(table: Table, section: Section | undefined, wanted: RegExp): ColumnCell[] {
  const grid = gridOf(table);
  const columns = grid.columns.flatMap((name, at) => (wanted.test(lastName(name)) ? [{ name, at }] : []));
  return grid.rows.flatMap(({ kind, cells }, row) =>
    kind === 'band'
      ? []
      : columns.map(({ name, at }): ColumnCell => {
          const cell = cells[at];
          const place = `${placeOfTable(table, section)}, row ${row + 1}`;
          return {
            text: withoutNotes(cell?.text.trim() ?? ''),
            column: name,
            place,
            isWide: (cell?.columns ?? 1) > 1,
            row,
            grid,
          };
        }),
  );
}

const lastName = (column: string) => column.split(': ').at(-1) ?? '';

const support =
  /^(SCU|SCP|UA|OS|FSC|FSU|FSR|User Agent|Origin Server|Display|Process|Archive|Support|Supported|Used|Sender|Receiver|Creator\/Sender|Consumer\/Receiver|Security Support|Encrypted)$/i;

/** Open cells of a draft, and cells over several columns such as "See Table 1-3", say neither. */
function yesNo(document: StatementDocument): Fault[] {
  return cellsOfColumns(document, support)
    .filter(({ text, isWide }) => !isWide && !/^[YN]$/.test(text) && !isOpenText(text))
    .map(({ text, column, place }) => ({ place, text: `column "${lastName(column)}" is Y or N, not ${quoted(text)}` }));
}

function createValues(document: StatementDocument): Fault[] {
  return cellsOfColumns(document, /^Create$/i)
    .filter(({ text, isWide }) => !isWide && !/^(S|SE|SP|P|N)$/.test(text) && !isOpenText(text))
    .map(({ text, place }) => ({ place, text: `column "Create" is S, SE, SP, P or N, not ${quoted(text)}` }));
}

const quoted = (text: string) => (text === '' ? 'empty' : `"${short(text)}"`);
const short = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text).replaceAll('\n', ' ');

/** A SOP Class that is supported in no role has no row. */
function unsupportedRows(document: StatementDocument): Fault[] {
  return tablesOf(document).flatMap(({ table, section }) => {
    const { columns, rows } = gridOf(table);
    const roles = columns.flatMap((name, at) =>
      /^(SCU|SCP|UA|OS|FSC|FSU|FSR|User Agent|Origin Server)$/i.test(lastName(name)) ? [at] : [],
    );
    if (roles.length < 2) return [];
    return rows.flatMap(({ kind, cells }, at) => {
      const says = roles.map((column) => cells[column]?.text.trim());
      if (kind === 'band' || !says.every((text) => text === 'N')) return [];
      const place = `${placeOfTable(table, section)}, row ${at + 1}`;
      return [
        { place, text: `"${short(cells[0]?.text ?? '')}" is supported in no role; only what is supported has a row` },
      ];
    });
  });
}

const values = /value|default|comments/i;
const bareRange =
  /^(?:min\w*:?\s*)?\d+(?:\.\d+)?\s*\S{0,6}\s*(?:-|–|\.{2,3}|…|to|,?\s*max\w*:?)\s*\d+(?:\.\d+)?\s*\S{0,6}$/i;
const bracketRange = /^\[\s*[^\]…]+?\s*(?:-|–|\.{2}|to|,|;)\s*[^\]…]+?\s*\]$/;

function ranges(document: StatementDocument): Fault[] {
  return cellsOfColumns(document, values)
    .filter(
      ({ text }) =>
        (bareRange.test(text) && !/^\d{4}-\d{2}(-\d{2})?$/.test(text)) || (bracketRange.test(text) && /\d/.test(text)),
    )
    .map(({ text, place }) => ({ place, text: `${quoted(text)} is a range; the template wants [lower … upper]` }));
}

const several = /^(Transfer Syntax Set|Related Fields|Requested Value|Supported Value|RFCs)$/i;

/** Commas within tags such as (0008,0018) separate nothing. */
function severalValues(document: StatementDocument): Fault[] {
  return cellsOfColumns(document, several)
    .filter(
      ({ text }) =>
        !isOpenText(text) &&
        /,\s|\s\/\s|\n(?!$)/.test(
          text.replaceAll(/\([0-9A-Fa-fx]{4},\s?[0-9A-Fa-fx]{4}\)/g, '').replaceAll(/;\s*\n/g, '; '),
        ),
    )
    .map(({ text, place }) => ({ place, text: `${quoted(text)}: several values are separated by a semicolon` }));
}

export const tableRules: readonly LintRule[] = [
  { id: 'tables/numbers', title: 'Tables are numbered one after the other in each major section', check: tableNumbers },
  { id: 'tables/titles', title: 'A table with a number has a title', check: captions },
  { id: 'tables/yes-no', title: 'Columns of support hold Y or N', check: yesNo },
  { id: 'tables/create', title: 'The column Create holds S, SE, SP, P or N', check: createValues },
  { id: 'tables/supported-only', title: 'Only what is supported has a row', check: unsupportedRows },
  { id: 'tables/ranges', title: 'Ranges are written [lower … upper]', check: ranges },
  { id: 'tables/several-values', title: 'Several values are separated by a semicolon', check: severalValues },
];
