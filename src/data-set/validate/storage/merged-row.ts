// One attribute that several modules of an IOD have (PS3.3 C.1.2.3): the lowest Type holds, and what one module allows is
// allowed.

import { any } from '../../../registry/iods/condition.ts';
import type { ConditionValue } from '../../../registry/iods/condition-types.ts';
import { compileCondition } from '../compiled-condition.ts';
import { strictness } from '../iod-level.ts';
import type { LevelRow, RowCondition } from '../level-row.ts';

/** The row of an attribute that has these two. */
export function mergedRow(one: LevelRow, other: LevelRow): LevelRow {
  const stricter = strictness[other.type] < strictness[one.type] ? other : one;
  const laxer = stricter === one ? other : one;
  const enumerated = commonValues(one.enumerated, other.enumerated);
  return {
    ...stricter,
    required: stricter.type === laxer.type ? eitherOf(stricter.required, laxer.required) : stricter.required,
    otherwise: stricter.required && 'may',
    forbidden: undefined,
    mayBeForbidden: false,
    enumerated,
    valuesClause: stricter.enumerated || !laxer.enumerated ? stricter.valuesClause : laxer.clause,
    valueLists: [...(one.valueLists ?? []), ...(other.valueLists ?? [])],
    terms: enumerated || !one.terms || !other.terms ? undefined : [...one.terms, ...other.terms],
    relations: one.relations || other.relations ? [...(one.relations ?? []), ...(other.relations ?? [])] : undefined,
  };
}

/** Lists of which no value is in both are of different cases, and say nothing. */
function commonValues(
  one: readonly ConditionValue[] | undefined,
  other: readonly ConditionValue[] | undefined,
): readonly ConditionValue[] | undefined {
  if (!one || !other) return one ?? other;
  const common = one.filter((value) => other.includes(value));
  return common.length > 0 ? common : undefined;
}

function eitherOf(one: RowCondition | undefined, other: RowCondition | undefined): RowCondition | undefined {
  if (!one || !other) return one ?? other;
  const condition = any(one.condition, other.condition);
  return { condition, holds: compileCondition(condition) };
}

/** The row of an attribute whose module is not in the instance: nothing demands it, and its value is judged if it is there. */
export function withoutDemands(row: LevelRow): LevelRow {
  return {
    ...row,
    type: '3',
    needsValue: false,
    required: undefined,
    otherwise: undefined,
    forbidden: undefined,
    mayBeForbidden: false,
  };
}
