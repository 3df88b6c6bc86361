// The tables of storage IODs (PS3.3) in the compact form that the package carries: src/registry/storage/storage-iods.txt.
//
// One line a thing: SOP Classes, then IODs with a line a module or functional group, then tables with a line a row. Cells
// are tab separated, and those at the end of a line that are empty are left out. What PS3.6 says of an attribute is not
// repeated, nor are the tables that no IOD here reaches.

import { nameOfTag } from '../../../src/index.ts';
import type { FactRow, StorageFacts } from './facts.ts';

/** Tables of the IODs that src/registry/iods/ has, written by hand. */
const writtenByHand = [
  'A.44.3-1',
  'A.58.3-1',
  'A.61-1',
  'A.62-1',
  'A.63-1',
  'A.82.2.3-1',
  'A.82.3.1.3-1',
  'A.82.5.3-1',
  'A.88.3-1',
];

/** Makes the text; throws an Error that names the attributes which the dictionary of PS3.6 has under no or another name. */
export function generatedText({ classes, uses, tables, rows }: StorageFacts, edition: string): string {
  const unknown = rows.filter(isMisnamed).map(({ tag, keyword }) => `${tag} ${keyword}`);
  if (unknown.length > 0) throw new Error(`not in src/registry/dictionary.txt: ${[...new Set(unknown)].join(', ')}`);
  const ours = classes.filter(({ iod_table: table = '' }) => !writtenByHand.includes(table));
  const names = new Map(ours.map(({ iod_table: table = '', iod = '' }) => [table, iod]));
  names.delete('');
  const ofIods = uses.filter(({ iod_table: table = '' }) => names.has(table));
  const rowsByTable = byTable(rows);
  const reached = reachedTables(ofIods, rowsByTable);
  return [
    `edition\t${edition}`,
    ...ours.map(classLine),
    ...[...names].flatMap(([table, name]) => [
      line('iod', table, name),
      ...ofIods.filter(({ iod_table: of }) => of === table).map(useLine),
    ]),
    ...tables.filter(({ table = '' }) => reached.has(table)).flatMap((table) => tableLines(table, rowsByTable)),
    '',
  ].join('\n');
}

/** Names that PS3.6 and the dictionary have in another form for the same tag. */
const otherNames = ['SummarizedFilterLookupTableSequence', 'AnalogFilterTypeCodeSequence'];

function isMisnamed({ tag = '', keyword = '' }: FactRow): boolean {
  if (!/^[0-9A-Fa-f]{4},[0-9A-Fa-f]{4}$/.test(tag) || otherNames.includes(keyword)) return false;
  return nameOfTag(Number.parseInt(tag.replace(',', ''), 16)) !== keyword;
}

function byTable(rows: readonly FactRow[]): ReadonlyMap<string, readonly FactRow[]> {
  const found = new Map<string, FactRow[]>();
  for (const row of rows) {
    const known = found.get(row.table ?? '');
    if (known) known.push(row);
    else found.set(row.table ?? '', [row]);
  }
  return found;
}

function reachedTables(
  uses: readonly FactRow[],
  rowsByTable: ReadonlyMap<string, readonly FactRow[]>,
): ReadonlySet<string> {
  const reached = new Set<string>();
  const pending = uses.map(({ table = '' }) => table);
  for (let table = pending.pop(); table !== undefined; table = pending.pop()) {
    if (reached.has(table)) continue;
    reached.add(table);
    for (const { include = '' } of rowsByTable.get(table) ?? []) {
      if (include !== '' && !/^(fg:|any)/.test(include)) pending.push(include);
    }
  }
  return reached;
}

function classLine({ uid = '', name = '', iod_table: table = '', retired }: FactRow): string {
  return retired === 'Y' ? line('retired', uid, name) : line('class', uid, table);
}

function useLine({ kind, table = '', usage = '', sharing = '', cond = '', otherwise = '' }: FactRow): string {
  const cells = [table, usage === 'M' ? '' : usage, cond, unlessNo(otherwise)];
  return kind === 'fg' ? line('g', ...cells, sharing) : line('m', ...cells);
}

function tableLines(
  { table = '', title = '' }: FactRow,
  rowsByTable: ReadonlyMap<string, readonly FactRow[]>,
): readonly string[] {
  const name = title.replace(/( Functional Group)?( Module| Macro)?( Attributes)?$/, '');
  return [line('table', table, name), ...(rowsByTable.get(table) ?? []).map(rowLine)];
}

function rowLine(row: FactRow): string {
  const depth = '>'.repeat(Number(row.depth));
  const { tag = '', type = '', items = '', include = '', cond = '', otherwise = '' } = row;
  if (include !== '') return line(`${depth}+${include}`, type);
  const values = enumerated(row.enum ?? '');
  return line(`${depth}${tag.replace(',', '')}`, type, items, cond, unlessNo(otherwise), values, terms(row));
}

/** That what is not required is not allowed is the rule of PS3.5 7.4.2. */
function unlessNo(otherwise: string): string {
  return otherwise === 'no' ? '' : otherwise;
}

/** A list that stands in another section may be incomplete for special cases, so it is none to be held to. */
function enumerated(list: string): string {
  return list.startsWith('@') ? '' : list;
}

function terms({ enum: list = '', terms: open = '' }: FactRow): string {
  const plain = open.replace(/^@\S* ?/, '') || (list.startsWith('@') ? list.replace(/^@\S* ?/, '') : '');
  return plain.startsWith('[') || plain.startsWith('if ') ? '' : plain;
}

function line(...cells: readonly string[]): string {
  return cells.join('\t').replace(/\t+$/, '');
}
