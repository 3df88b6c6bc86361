// The IOD of each storage SOP Class that is not written by hand (PS3.3 Annex A), made of the generated tables.

import { nameOfTag } from '../dictionary.ts';
import { all, any, present, root, undecidable } from '../iods/condition.ts';
import type { Condition } from '../iods/condition-types.ts';
import type { ModuleDefinition, ModuleUse } from '../iods/definition.ts';
import { sopCommonModule } from '../iods/modules/sop-common.ts';
import { bindCondition } from './bind-condition.ts';
import { neverIncluded } from './by-hand.ts';
import { bindRows, type OpenRow, openRows, type RowPlace, tagsOf } from './storage-rows.ts';
import { type IodTable, iodTableOf, type TableUse, tableName, tableRows } from './storage-tables.ts';

/** A functional group macro of a multi-frame IOD (PS3.3 C.7.6.16.1). */
export interface GroupUse {
  readonly table: string;
  readonly name: string;
  readonly usage: 'M' | 'C' | 'U';
  readonly required: Condition | undefined;
  /** Where alone it may stand; empty for either place. */
  readonly sharing: 'shared' | 'perframe' | '';
  /** The attributes by which it shows, first those of Type 1. */
  readonly tags: readonly number[];
}

export interface StorageIod {
  readonly sopClassUID: string;
  readonly name: string;
  /** The table of its modules in PS3.3. */
  readonly table: string;
  readonly modules: readonly Omit<ModuleUse, 'entity'>[];
  readonly groups: readonly GroupUse[];
}

const made = new Map<string, StorageIod | undefined>();

/** The IOD of a storage SOP Class; undefined of one that is retired, unknown, or written by hand (see `iodOf`). */
export function storageIodOf(sopClassUID: string): StorageIod | undefined {
  if (made.has(sopClassUID)) return made.get(sopClassUID);
  const table = iodTableOf(sopClassUID);
  const iod = table && makeIod(sopClassUID, table);
  made.set(sopClassUID, iod);
  return iod;
}

function makeIod(sopClassUID: string, iod: IodTable): StorageIod {
  const place = placeIn(iod);
  return {
    sopClassUID,
    name: iod.name,
    table: iod.table,
    modules: iod.modules.flatMap((use) => moduleUses(use, place)),
    groups: iod.groups.map((use) => groupUse(use, place)),
  };
}

function placeIn(iod: IodTable): RowPlace {
  const groupsNot = (sharing: string) => iod.groups.filter((use) => use.sharing !== sharing).map(({ table }) => table);
  const groups = { shared: groupsNot('perframe'), perframe: groupsNot('shared') };
  return {
    around: [new Set(iod.modules.flatMap(({ table }) => [...tagsOf(openRows(tableRows(table), { groups }))]))],
    groups,
    groupsWith: (tag) => groupsWith(tag, iod, { groups }),
    usedTable: (table) => usedTable(table, iod, { groups }),
  };
}

/** Repeating groups 60xx that a Data Set may hold (PS3.5 7.6). */
const repeatingGroups = Array.from({ length: 16 }, (_, index) => (0x6000 + 2 * index).toString(16));

/** A module of repeating groups is one module a group, each of which may be there or not. */
function moduleUses(use: TableUse, place: RowPlace): readonly Omit<ModuleUse, 'entity'>[] {
  const { table, usage } = use;
  const required = requirement(use, place);
  if (table === sopCommonModule.table) return [{ module: sopCommonModule, usage, required }];
  if (!tableRows(table).every(({ tag }) => tag.startsWith('60xx')))
    return [{ module: new LazyModule(table, place), usage, required }];
  return repeatingGroups.map((repeating) => ({ module: new LazyModule(table, { ...place, repeating }), usage: 'U' }));
}

function requirement({ usage, condition }: TableUse, place: RowPlace): Condition | undefined {
  return usage === 'C' ? bindCondition(condition || '?', place) : undefined;
}

function groupUse(use: TableUse, place: RowPlace): GroupUse {
  const { table, usage, sharing } = use;
  const rows = openRows(tableRows(table), place);
  const ofType1 = rows.filter(({ type }) => type === '1');
  return {
    table,
    name: tableName(table),
    usage,
    required: requirement(use, place),
    sharing,
    tags: [...tagsOf(ofType1.length > 0 ? ofType1 : rows)],
  };
}

/** The functional groups whose item has the attribute. */
function groupsWith(tag: number, iod: IodTable, place: Pick<RowPlace, 'groups'>): readonly string[] {
  const found = iod.groups.flatMap(({ table }) =>
    openRows(tableRows(table), place).filter(({ rows }) => tagsOf(openRows(rows, place)).has(tag)),
  );
  return [...new Set(found.map((row) => nameOfTag(Number.parseInt(row.tag, 16))))];
}

/** Whether a module or macro is in the instance, which shows in its attributes of Types 1 and 2. */
function usedTable(table: string, iod: IodTable, place: Pick<RowPlace, 'groups'>): Condition {
  const shownBy = () =>
    openRows(tableRows(table), place)
      .filter(({ type }) => type === '1' || type === '2')
      .map(({ tag }) => nameOfTag(Number.parseInt(tag, 16)));
  if (iod.groups.some((use) => use.table === table)) return { is: 'groupUsed', sequences: shownBy() };
  const use = iod.modules.find((each) => each.table === table);
  if (!use) return neverIncluded.includes(table) ? any() : undecidable(`whether Table ${table} is used`);
  return use.usage === 'M' ? all() : root(any(...shownBy().map(present)));
}

/** A module whose rows are bound when they are first read. */
class LazyModule implements ModuleDefinition {
  readonly table: string;
  readonly name: string;
  readonly #place: RowPlace;
  #rows: readonly OpenRow[] | undefined;

  constructor(table: string, place: RowPlace) {
    this.table = table;
    this.name = tableName(table);
    this.#place = place;
  }

  get rows(): readonly OpenRow[] {
    this.#rows ??= bindRows(tableRows(this.table), this.#place);
    return this.#rows;
  }
}
