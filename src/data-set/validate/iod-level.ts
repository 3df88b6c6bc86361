// The rows of an IOD that hold in one item, by tag, the modules put together (PS3.3 A.1.3, C.1.2.3).

import type { Condition, ConditionValue } from '../../registry/iods/condition.ts';
import {
  type AttributeRow,
  type ElementType,
  expandRows,
  type IodDefinition,
  type ModuleDefinition,
  type Row,
  type SequenceRow,
} from '../../registry/iods/definition.ts';
import { type CompiledCondition, compileCondition } from './compiled-condition.ts';
import type { ItemScope } from './item-scope.ts';
import { type PickedRows, pickedRows } from './picked-rows.ts';

/** A condition, to be said and to be asked. */
export interface RowCondition {
  readonly condition: Condition;
  readonly holds: CompiledCondition;
}

/** One attribute of an item, with the table that demands it. */
export interface LevelRow {
  readonly tag: number;
  readonly keyword: string;
  /** The VRs allowed; `SQ` for a sequence. */
  readonly vrs: readonly string[];
  readonly vm: string;
  readonly type: ElementType;
  readonly clause: string;
  readonly required?: RowCondition;
  readonly otherwise?: 'may' | RowCondition;
  readonly forbidden?: RowCondition;
  readonly enumerated?: readonly ConditionValue[];
  readonly terms?: readonly string[];
  /** The number of items of a sequence that is not empty. */
  readonly items?: string;
  /** Other numbers under conditions on the item around, the first that holds. */
  readonly itemCounts?: readonly { readonly holds: CompiledCondition; readonly items: string }[];
  readonly singleUnless?: RowCondition;
  /** The rows of the item of a sequence; read when needed, as some sequences hold themselves. */
  readonly level?: () => IodLevel;
}

export interface IodLevel {
  readonly byTag: ReadonlyMap<number, LevelRow>;
  readonly picked: readonly PickedRows[];
  /** The other rows that can demand presence or absence: all but most of Type 3, in the order of their tags. */
  readonly demanding: readonly LevelRow[];
  /** Attributes named only by kind may stand here, so unknown ones are no news. */
  readonly open: boolean;
}

const strictness: Readonly<Record<ElementType, number>> = { '1': 0, '1C': 1, '2': 2, '2C': 3, '3': 4 };

/** The level that some modules or one sequence item make together; of an attribute in several the lowest Type holds. */
export function makeLevel(tables: readonly { readonly table: string; readonly rows: readonly Row[] }[]): IodLevel {
  const byTag = new Map<number, LevelRow>();
  let open = false;
  for (const { table, rows } of tables) {
    for (const row of expandRows(rows)) {
      if (row.row === 'wildcard') open = true;
      else merge(byTag, levelRow(row, table));
    }
  }
  const conditional = [...byTag.values()].filter((row) => row.type !== '3' || row.forbidden);
  const picked = pickedRows(conditional);
  const demanding = conditional
    .filter((row) => !picked.some((group) => group.byTag.has(row.tag)))
    .sort((a, b) => a.tag - b.tag);
  return { byTag, picked, demanding, open };
}

function merge(byTag: Map<number, LevelRow>, row: LevelRow): void {
  const known = byTag.get(row.tag);
  if (!known) byTag.set(row.tag, row);
  else byTag.set(row.tag, strictness[row.type] < strictness[known.type] ? { ...known, ...row } : { ...row, ...known });
}

function levelRow(row: AttributeRow | SequenceRow, table: string): LevelRow {
  const { tag, keyword, type, enumerated, terms } = row;
  const required = compiled(row.required);
  const otherwise: LevelRow['otherwise'] = row.otherwise === 'may' ? 'may' : compiled(row.otherwise);
  const forbidden = compiled(row.forbidden);
  const clause = `PS3.3 Table ${table}`;
  const shared = { tag, keyword, type, clause, required, otherwise, forbidden, enumerated, terms };
  if (row.row === 'attribute') return { ...shared, vrs: row.vr.split(' or '), vm: row.vm };
  let level: IodLevel | undefined;
  const open = (): IodLevel => {
    level ??= makeLevel([{ table, rows: row.rows }]);
    return level;
  };
  const itemCounts = row.itemCounts?.map(({ when, items }) => ({ holds: compileCondition(when), items }));
  const singleUnless = compiled(row.singleUnless);
  return { ...shared, vrs: ['SQ'], vm: '1', items: row.items, itemCounts, singleUnless, level: open };
}

function compiled(condition: Condition | undefined): RowCondition | undefined {
  return condition && { condition, holds: compileCondition(condition) };
}

/** The top level of an IOD under every choice of its optional modules, made once for each choice. */
export class IodLevels {
  readonly iod: IodDefinition;
  readonly #mandatory: readonly ModuleDefinition[];
  /** Optional modules with the tags that only they have, by which their presence shows. */
  readonly #optional: readonly {
    readonly module: ModuleDefinition;
    readonly required: CompiledCondition | undefined;
    readonly own: readonly number[];
  }[];
  readonly #byChoice = new Map<number, IodLevel>();

  constructor(iod: IodDefinition) {
    this.iod = iod;
    this.#mandatory = iod.modules.filter((use) => use.usage === 'M').map((use) => use.module);
    const common = makeLevel(this.#mandatory).byTag;
    this.#optional = iod.modules
      .filter((use) => use.usage !== 'M')
      .map((use) => ({
        module: use.module,
        required: use.required && compileCondition(use.required),
        own: [...makeLevel([use.module]).byTag.keys()].filter((tag) => !common.has(tag)),
      }));
  }

  /** The level for an instance with this top level: an optional module shows in an attribute that only it has. */
  levelFor(top: ItemScope): IodLevel {
    let choice = 0;
    this.#optional.forEach(({ required, own }, index) => {
      if (required?.(top) === true || own.some((tag) => top.find(tag))) choice |= 1 << index;
    });
    const known = this.#byChoice.get(choice);
    if (known) return known;
    const chosen = this.#optional.filter((_, index) => choice & (1 << index)).map(({ module }) => module);
    const level = makeLevel([...this.#mandatory, ...chosen]);
    this.#byChoice.set(choice, level);
    return level;
  }
}
