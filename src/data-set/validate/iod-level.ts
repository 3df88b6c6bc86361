// The rows of an IOD that hold in one item, by tag, the modules put together (PS3.3 A.1.3, C.1.2.3).

import { dictionaryEntryByKeyword } from '../../registry/dictionary.ts';
import type { Condition } from '../../registry/iods/condition.ts';
import {
  type AttributeRow,
  type ElementType,
  expandRows,
  type IodConstraint,
  type IodDefinition,
  type ModuleDefinition,
  type Row,
  type SequenceRow,
} from '../../registry/iods/definition.ts';
import { type CompiledCondition, compileCondition } from './compiled-condition.ts';
import { traitsOf } from './element-values.ts';
import type { ItemScope } from './item-scope.ts';
import type { IodLevel, LevelRow, RowCondition } from './level-row.ts';
import { pickedRows } from './picked-rows.ts';
import { compileRelations } from './relations/compile-relation.ts';
import { triggerOf } from './trigger.ts';
import { type Multiplicity, parseMultiplicity } from './value-multiplicity.ts';

/** The lower, the stricter (PS3.3 C.1.2.3). */
export const strictness: Readonly<Record<ElementType, number>> = { '1': 0, '1C': 1, '2': 2, '2C': 3, '3': 4 };

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
  return levelOf(byTag, open);
}

/** A level of these rows, each at its tag. */
export function levelOf(byTag: ReadonlyMap<number, LevelRow>, open: boolean): IodLevel {
  const rows = [...byTag.values()].sort((a, b) => a.tag - b.tag);
  const tags = Uint32Array.from(rows, ({ tag }) => tag);
  return { byTag, rows, tags, ...demandsOf(rows), open };
}

function demandsOf(rows: readonly LevelRow[]): Pick<IodLevel, 'demanding' | 'triggered' | 'picked'> {
  const all = rows.filter(canDemand);
  const picked = pickedRows(all);
  const others = all.filter((row) => !picked.some((group) => group.rows.has(row)));
  const triggers = new Map(others.map((row) => [row, triggerTag(row)]));
  const triggered = rows.map(({ tag }) => others.filter((row) => triggers.get(row) === tag));
  const demanding = others.filter((row) => !triggered.some((some) => some.includes(row)));
  return { demanding, triggered, picked };
}

/** Whether the row demands presence in some instance, and the instance tells. */
function canDemand({ type, required }: LevelRow): boolean {
  return type !== '3' && required?.condition.is !== 'undecidable';
}

function triggerTag({ required }: LevelRow): number | undefined {
  const keyword = required && triggerOf(required.condition);
  return keyword === undefined ? undefined : dictionaryEntryByKeyword(keyword)?.tag;
}

function merge(byTag: Map<number, LevelRow>, row: LevelRow): void {
  const known = byTag.get(row.tag);
  const stricter = !known || strictness[row.type] < strictness[known.type] ? row : known;
  const relations = known?.relations ? [...known.relations, ...(row.relations ?? [])] : row.relations;
  byTag.set(row.tag, stricter.relations === relations ? stricter : { ...stricter, relations });
}

const one = parseMultiplicity('1');

/** A row made ready for many instances. */
export function levelRow(row: AttributeRow | SequenceRow, table: string): LevelRow {
  const { tag, keyword, type, enumerated, terms } = row;
  const valueLists = row.valueLists?.map(({ when, value, values }) => ({
    condition: when,
    holds: when && compileCondition(when),
    value,
    values,
  }));
  const required = compiled(row.required);
  const otherwise: LevelRow['otherwise'] = row.otherwise === 'may' ? 'may' : compiled(row.otherwise);
  const forbidden = compiled(row.forbidden);
  const clause = `PS3.3 Table ${table}`;
  const what = row.row === 'attribute' ? ofValues(row) : ofItems(row, table);
  const needsValue = type === '1' || type === '1C';
  const presence = { required, otherwise, forbidden, mayBeForbidden: mayBeForbidden(required, otherwise, forbidden) };
  const relations = compileRelations(row.relations, { tag, keyword, clause });
  return { tag, keyword, type, needsValue, clause, ...presence, enumerated, valueLists, terms, relations, ...what };
}

function mayBeForbidden(
  required: RowCondition | undefined,
  otherwise: LevelRow['otherwise'],
  forbidden: RowCondition | undefined,
): boolean {
  if (!required) return forbidden !== undefined;
  return otherwise !== 'may' && (otherwise ?? required).condition.is !== 'undecidable';
}

type Content = Pick<LevelRow, 'vrs' | 'traits' | 'vm' | 'items' | 'itemCounts' | 'singleUnless' | 'level'>;

function ofValues({ vr, vm }: AttributeRow): Content {
  const noItems = { items: undefined, itemCounts: undefined, singleUnless: undefined, level: undefined };
  const [first = '', ...others] = vr.split(' or ');
  return { vrs: [first, ...others], traits: traitsOf(first), vm: parseMultiplicity(vm), ...noItems };
}

function ofItems(row: SequenceRow, table: string): Content {
  let level: IodLevel | undefined;
  const open = (): IodLevel => {
    level ??= makeLevel([{ table, rows: row.rows }]);
    return level;
  };
  const itemCounts = row.itemCounts?.map(({ when, items }) => ({
    holds: compileCondition(when),
    items: countOfItems(items),
  }));
  const singleUnless = compiled(row.singleUnless);
  return {
    vrs: ['SQ'],
    traits: traitsOf('SQ'),
    vm: one,
    items: countOfItems(row.items),
    itemCounts,
    singleUnless,
    level: open,
  };
}

/** Whether there may be none is for the Type to say. */
function countOfItems(items: string): Multiplicity {
  return parseMultiplicity(items.replace(/^0/, '1'));
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
  /** What holds for the instance as a whole. */
  readonly constraints: readonly { readonly constraint: IodConstraint; readonly holds: CompiledCondition }[];

  constructor(iod: IodDefinition) {
    this.iod = iod;
    this.constraints = iod.constraints.map((constraint) => ({ constraint, holds: compileCondition(constraint.holds) }));
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
