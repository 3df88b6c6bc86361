// The generated tables of storage IODs (PS3.3 Annexes A and C), read from their file when a process first asks for one.

import { dataText } from '../data-text.ts';
import { moduleConditions, rowChanges } from './by-hand.ts';

/** A module or functional group macro of an IOD. */
export interface TableUse {
  /** The table of its rows. */
  readonly table: string;
  /** M mandatory, C conditional, U user option (PS3.3 A.1.3). */
  readonly usage: 'M' | 'C' | 'U';
  /** When one of usage C has to be there: an expression, or `?`. */
  readonly condition: string;
  /** Of functional groups: those that may only be shared, or only be of a frame. */
  readonly sharing: 'shared' | 'perframe' | '';
}

/** An IOD as the tables of PS3.3 Annex A have it. */
export interface IodTable {
  readonly table: string;
  readonly name: string;
  readonly modules: readonly TableUse[];
  readonly groups: readonly TableUse[];
}

/** A row of a module or macro table, with the rows of its item. */
export interface TableRow {
  /** Eight hexadecimal digits, `60xx3000` for a repeating group; empty where `include` stands. */
  readonly tag: string;
  /** The table whose rows stand here, `fg:shared`, `fg:perframe`, or `any` for attributes named only by kind. */
  readonly include: string;
  readonly type: string;
  readonly items: string;
  readonly condition: string;
  readonly otherwise: string;
  /** What has to hold besides, as the row is one of a macro that is included under a condition. */
  readonly given: string;
  readonly enumerated: string;
  readonly terms: string;
  readonly rows: readonly TableRow[];
}

interface Tables {
  readonly iodsByClass: ReadonlyMap<string, string>;
  readonly retired: ReadonlyMap<string, string>;
  /** The lines of each IOD and table, its own first. */
  readonly iods: ReadonlyMap<string, readonly string[]>;
  readonly tables: ReadonlyMap<string, readonly string[]>;
}

let loaded: Tables | undefined;

/** Most processes never validate an instance of these classes, so nothing is read before it is asked for. */
function tables(): Tables {
  loaded ??= split(dataText('storage-iods.txt', import.meta.url));
  return loaded;
}

function split(text: string): Tables {
  const found = {
    iodsByClass: new Map<string, string>(),
    retired: new Map<string, string>(),
    iods: new Map<string, string[]>(),
    tables: new Map<string, string[]>(),
  };
  let lines: string[] = [];
  for (const line of text.split('\n')) {
    const [kind = '', key = '', value = ''] = line.split('\t', 3);
    if (kind === 'class') found.iodsByClass.set(key, value);
    else if (kind === 'retired') found.retired.set(key, value);
    else if (kind === 'iod' || kind === 'table') {
      lines = [line];
      found[`${kind}s`].set(key, lines);
    } else lines.push(line);
  }
  return found;
}

/** The SOP Classes whose IOD the tables have. */
export function storageClasses(): readonly string[] {
  return [...tables().iodsByClass.keys()];
}

/** The name of a SOP Class that is retired, and has no IOD any more (PS3.4 B.6); undefined of any other. */
export function retiredClassName(sopClassUID: string): string | undefined {
  return tables().retired.get(sopClassUID);
}

/** The IOD of a SOP Class; undefined of one that is not here. */
export function iodTableOf(sopClassUID: string): IodTable | undefined {
  const { iodsByClass, iods } = tables();
  const table = iodsByClass.get(sopClassUID);
  const [head, ...uses] = (table !== undefined && iods.get(table)) || [];
  if (table === undefined || head === undefined) return undefined;
  const ofKind = (kind: string) =>
    uses.filter((line) => line.startsWith(`${kind}\t`)).map((line) => tableUse(line, table));
  return { table, name: head.split('\t')[2] ?? '', modules: ofKind('m'), groups: ofKind('g') };
}

function tableUse(line: string, iod: string): TableUse {
  const [, table = '', usage = '', condition = '', , sharing = ''] = line.split('\t');
  const isUsage = usage === 'C' || usage === 'U';
  const isSharing = sharing === 'shared' || sharing === 'perframe';
  const byHand = moduleConditions[`${iod} ${table}`];
  return { table, usage: isUsage ? usage : 'M', condition: byHand ?? condition, sharing: isSharing ? sharing : '' };
}

/** The name of a module or macro. */
export function tableName(table: string): string {
  return tables().tables.get(table)?.[0]?.split('\t')[2] ?? '';
}

/** The tables of modules and macros that are here. */
export function tableNames(): readonly string[] {
  return [...tables().tables.keys()];
}

const known = new Map<string, readonly TableRow[]>();

/** The rows of a table; throws RangeError for one that is not here. */
export function tableRows(table: string): readonly TableRow[] {
  const rows = known.get(table);
  if (rows) return rows;
  const lines = tables().tables.get(table);
  if (!lines) throw new RangeError(`PS3.3 Table ${table} is not in the generated tables`);
  const made = nested(lines.slice(1), table);
  known.set(table, made);
  return made;
}

/** Each `>` is one level deeper; no row is more than one level below the row before it. */
function nested(lines: readonly string[], table: string): readonly TableRow[] {
  const top: TableRow[] = [];
  const levels: TableRow[][] = [top];
  for (const line of lines.filter((each) => each !== '')) {
    const depth = line.search(/[^>]/);
    const rows: TableRow[] = [];
    const level = levels[depth];
    if (!level) throw new RangeError(`a row is nested without a sequence: ${line}`);
    level.push({ ...tableRow(line.slice(depth), table, line.slice(0, depth)), rows });
    levels.length = depth + 1;
    levels.push(rows);
  }
  return top;
}

/** `level` is a `>` for each sequence around: a table may have an attribute at several levels. */
function tableRow(text: string, table: string, level: string): Omit<TableRow, 'rows'> {
  const [place = '', type = '', items = '', condition = '', otherwise = '', enumerated = '', terms = ''] =
    text.split('\t');
  const include = place.startsWith('+') ? place.slice(1) : '';
  const row = { tag: include ? '' : place, include, type, items, condition, otherwise, given: '', enumerated, terms };
  return { ...row, ...(rowChanges[`${table} ${place}`] ?? rowChanges[`${table} ${level}${place}`]) };
}
