// Names beside UIDs and statuses are those of the standard: PS3.6 Annex A, PS3.7 Annex C, which take precedence over PS3.2.

import { sopClassByUid, transferSyntaxByUid } from '../../../src/index.ts';
import type { Cell, StatementDocument } from '../document/document.ts';
import { placeOfTable, tablesOf } from '../document/walk.ts';
import type { Fault, LintRule } from './finding.ts';

/** Each row of each table. */
function rowsOf(document: StatementDocument): { readonly cells: readonly Cell[]; readonly place: string }[] {
  return tablesOf(document).flatMap(({ table, section }) => {
    const heads = table.rows.filter(({ kind }) => kind === 'head').length;
    return table.rows.flatMap(({ kind, cells }, at) =>
      kind === 'body' ? [{ cells, place: `${placeOfTable(table, section)}, row ${at + 1 - heads}` }] : [],
    );
  });
}

const plain = (name: string) =>
  name
    .replace(/\s*\(Retired\)$/, '')
    .replace(/ SOP Class$/, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** A UID alone in a cell, with its name in the cell before. */
function names(document: StatementDocument): Fault[] {
  return rowsOf(document).flatMap(({ cells, place }) =>
    cells.flatMap(({ text }, at): Fault[] => {
      const uid = text.replaceAll(/\s+/g, '');
      const found = sopClassByUid(uid) ?? transferSyntaxByUid(uid);
      const before = cells[at - 1]?.text;
      if (!found || before === undefined || !/[a-z]/i.test(before) || before === uid) return [];
      if (plain(before) === plain(found.name)) return [];
      return [{ place, text: `"${plain(before)}" is called "${found.name}" in PS3.6` }];
    }),
  );
}

/** Table N.7-42 prints 0112 and 0214, which PS3.7 C.5.6 and C.5.25 have as 0122 and 0124. */
const misprints: readonly (readonly [meaning: RegExp, code: string, right: string])[] = [
  [/SOP Class not supported/i, '0112', '0122'],
  [/Not authorized/i, '0214', '0124'],
];

function statuses(document: StatementDocument): Fault[] {
  return rowsOf(document).flatMap(({ cells, place }) =>
    misprints.flatMap(([meaning, code, right]) => {
      const has = (pattern: RegExp) => cells.some(({ text }) => pattern.test(text.trim()));
      if (!has(meaning) || !has(new RegExp(`^(0x)?${code}H?$`, 'i'))) return [];
      return [{ place, text: `the status is ${right} by PS3.7; ${code} is a misprint of the template` }];
    }),
  );
}

export const nameRules: readonly LintRule[] = [
  { id: 'names/registered', title: 'SOP Classes and Transfer Syntaxes have the names of PS3.6', check: names },
  { id: 'names/statuses', title: 'Statuses have the codes of PS3.7', check: statuses },
];
