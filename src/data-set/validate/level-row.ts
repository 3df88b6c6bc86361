// What one attribute of an item is held to, and all of an item: the shapes that `iod-level.ts` fills (PS3.3 A.1.3, PS3.5 7.4).

import type { Condition, ConditionValue } from '../../registry/iods/condition.ts';
import type { ElementType } from '../../registry/iods/definition.ts';
import type { CompiledCondition } from './compiled-condition.ts';
import type { VrTraits } from './element-values.ts';
import type { CompiledRelation } from './relations/compile-relation.ts';
import type { Multiplicity } from './value-multiplicity.ts';

/** A condition, to be said and to be asked. */
export interface RowCondition {
  readonly condition: Condition;
  readonly holds: CompiledCondition;
}

/** Enumerated Values of one value of several, or under a condition. */
export interface LevelValueList {
  readonly condition: Condition | undefined;
  readonly holds: CompiledCondition | undefined;
  /** From 1; each value where undefined. */
  readonly value: number | undefined;
  readonly values: readonly ConditionValue[];
}

/** One attribute of an item, with the table that demands it; every row has every field, so that all are read alike. */
export interface LevelRow {
  readonly tag: number;
  readonly keyword: string;
  /** The VRs allowed; `SQ` for a sequence. */
  readonly vrs: readonly string[];
  /** The traits of the first of them. */
  readonly traits: VrTraits;
  readonly vm: Multiplicity;
  readonly type: ElementType;
  /** Type 1 or 1C. */
  readonly needsValue: boolean;
  readonly clause: string;
  readonly required: RowCondition | undefined;
  readonly otherwise: 'may' | RowCondition | undefined;
  readonly forbidden: RowCondition | undefined;
  /** Whether its presence is ever wrong, and the instance tells. */
  readonly mayBeForbidden: boolean;
  readonly enumerated: readonly ConditionValue[] | undefined;
  /** The table of the Enumerated Values, where it is another one. */
  readonly valuesClause?: string | undefined;
  readonly valueLists: readonly LevelValueList[] | undefined;
  readonly terms: readonly string[] | undefined;
  /** The number of items of a sequence that is not empty. */
  readonly items: Multiplicity | undefined;
  /** Other numbers under conditions on the item around, the first that holds. */
  readonly itemCounts: readonly { readonly holds: CompiledCondition; readonly items: Multiplicity }[] | undefined;
  readonly singleUnless: RowCondition | undefined;
  /** What its values have to be, alone or to those of other attributes. */
  readonly relations: readonly CompiledRelation[] | undefined;
  /** The rows of the item of a sequence; read when needed, as some sequences hold themselves. */
  readonly level: (() => IodLevel) | undefined;
}

/** Rows of which only those demand presence that the value of an attribute picks: of many only these need a look. */
export interface PickedRows {
  /** The attribute that picks. */
  readonly tag: number;
  /** Whether it picks from the items around as well. */
  readonly fromAround: boolean;
  readonly byValue: ReadonlyMap<ConditionValue, readonly PickedRow[]>;
  readonly rows: ReadonlySet<LevelRow>;
}

/** A row whose condition is that the attribute has one of some values. */
export interface PickedRow extends LevelRow {
  readonly required: RowCondition;
}

export interface IodLevel {
  readonly byTag: ReadonlyMap<number, LevelRow>;
  /** All rows, in the order of their tags, and these tags: elements ascend too, so that each finds its row by going on. */
  readonly rows: readonly LevelRow[];
  readonly tags: Uint32Array;
  /** Rows that may demand presence whatever else is there, in the order of their tags. */
  readonly demanding: readonly LevelRow[];
  /** For each of all rows those others that demand presence only where its attribute is there. */
  readonly triggered: readonly (readonly LevelRow[])[];
  /** Rows of which the value of another attribute picks those that demand presence. */
  readonly picked: readonly PickedRows[];
  /** Attributes named only by kind may stand here, so unknown ones are no news. */
  readonly open: boolean;
}
