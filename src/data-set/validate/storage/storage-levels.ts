// The top level of a storage IOD for one instance: the modules that are in it, put together (PS3.3 A.1.3, C.1.2.3).
//
// No module says of itself that it is there. One of usage C is if its condition holds. Any other is if most of the
// attributes of Types 1 and 2 are there that no other module of the IOD has: a Standard Extended SOP Class may add single
// attributes of a module (PS3.2 7.3), so one of several proves nothing, and then nothing of the module is missing.

import { expandRows, type ModuleDefinition } from '../../../registry/iods/definition.ts';
import type { StorageIod } from '../../../registry/storage/storage-iod.ts';
import { type CompiledCondition, compileCondition } from '../compiled-condition.ts';
import { levelOf, levelRow } from '../iod-level.ts';
import type { ItemScope } from '../item-scope.ts';
import type { IodLevel, LevelRow } from '../level-row.ts';
import { mergedRow, withoutDemands } from './merged-row.ts';

interface CompiledModule {
  readonly rows: readonly LevelRow[];
  readonly isOpen: boolean;
}

interface OptionalModule extends CompiledModule {
  readonly required: CompiledCondition | undefined;
  /** Whether it shows in what is there. */
  readonly shows: (top: ItemScope) => boolean;
}

/** The top levels of an IOD, made once for each choice of its optional modules. */
export class StorageLevels {
  readonly #mandatory: readonly CompiledModule[];
  readonly #optional: readonly OptionalModule[];
  readonly #byChoice = new Map<string, IodLevel>();

  constructor(iod: StorageIod) {
    const uses = iod.modules.map((use) => ({ ...use, compiled: compiledModule(use.module) }));
    const owners = new Map<number, number>();
    for (const { compiled } of uses) for (const { tag } of compiled.rows) owners.set(tag, (owners.get(tag) ?? 0) + 1);
    this.#mandatory = uses.filter(({ usage }) => usage === 'M').map(({ compiled }) => compiled);
    this.#optional = uses
      .filter(({ usage }) => usage !== 'M')
      .map(({ compiled, required }) => ({
        ...compiled,
        required: required && compileCondition(required),
        shows: showsIn(compiled.rows.filter(({ tag }) => owners.get(tag) === 1)),
      }));
  }

  /** The level for an instance with this top level. */
  levelFor(top: ItemScope): IodLevel {
    const isUsed = ({ required, shows }: OptionalModule) => required?.(top) === true || shows(top);
    const used = this.#optional.map(isUsed);
    const key = used.map(Number).join('');
    const level = this.#byChoice.get(key) ?? this.#make(used);
    this.#byChoice.set(key, level);
    return level;
  }

  #make(used: readonly boolean[]): IodLevel {
    const byTag = new Map<number, LevelRow>();
    const add = (row: LevelRow) => {
      const known = byTag.get(row.tag);
      byTag.set(row.tag, known ? mergedRow(known, row) : row);
    };
    for (const { rows } of this.#mandatory) rows.forEach(add);
    for (const [index, { rows }] of this.#optional.entries()) if (used[index]) rows.forEach(add);
    for (const [index, { rows }] of this.#optional.entries()) {
      if (used[index]) continue;
      for (const row of rows) if (!byTag.has(row.tag)) byTag.set(row.tag, withoutDemands(row));
    }
    return levelOf(
      byTag,
      [...this.#mandatory, ...this.#optional].some(({ isOpen }) => isOpen),
    );
  }
}

function compiledModule({ table, rows }: ModuleDefinition): CompiledModule {
  const found: LevelRow[] = [];
  let isOpen = false;
  for (const row of expandRows(rows)) {
    if (row.row === 'wildcard') isOpen = true;
    else found.push(levelRow(row, table));
  }
  return { rows: found, isOpen };
}

/** By the attributes that are its own. One that has none of Types 1 and 2 shows in any that a condition may demand. */
function showsIn(own: readonly LevelRow[]): OptionalModule['shows'] {
  const tagsOf = (...types: LevelRow['type'][]) => own.filter(({ type }) => types.includes(type)).map(({ tag }) => tag);
  const isThere = (top: ItemScope) => (tag: number) => top.find(tag) !== undefined;
  const sure = tagsOf('1', '2');
  if (sure.length > 0) return (top) => 2 * sure.filter(isThere(top)).length > sure.length;
  const conditional = tagsOf('1C', '2C');
  return (top) => conditional.some(isThere(top));
}
