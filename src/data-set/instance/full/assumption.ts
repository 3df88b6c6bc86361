// What has to be true of an item for a condition to hold (PS3.5 7.4.2), as settings that its builder can make.

import type { Condition, ConditionValue } from '../../../registry/iods/condition.ts';
import type { AttributeRow, SequenceRow } from '../../../registry/iods/definition.ts';
import type { DataSet, DataSetElement } from '../../data-set.ts';

export type DefinedRow = AttributeRow | SequenceRow;

/**
 * Elements to hold, by keyword: a value, `'present'` for any value, `'absent'` for none; of a sequence also what its first
 * item should be.
 */
export type Assumption = {
  readonly [keyword: string]:
    | { readonly value: DataSetElement }
    | { readonly firstItem: Assumption }
    | 'present'
    | 'absent';
};

/** What an item and the items around it should be. */
export interface Wish {
  readonly here: Assumption;
  readonly around: Assumption;
}

const nothing: Wish = { here: {}, around: {} };

/** The Enumerated Values of an attribute of the same item, to find another than a forbidden one. */
type EnumeratedValues = (keyword: string) => readonly ConditionValue[];

/** Settings that would show `row`, one of `rows`, in an item, or undefined where they make no difference. */
export function wishToShow(row: DefinedRow, rows: readonly DefinedRow[]): Wish | undefined {
  const enumerated: EnumeratedValues = (keyword) => rows.find((one) => one.keyword === keyword)?.enumerated ?? [];
  const condition = conditionOf(row);
  const wish = condition && wishFor(condition, enumerated);
  if (!wish || Object.keys({ ...wish.here, ...wish.around }).length === 0) return undefined;
  return { ...wish, here: { [row.keyword]: 'present', ...wish.here } };
}

/** The condition under which the row may be there; whether it has to be is of no concern where the world outside tells. */
function conditionOf(row: DefinedRow): Condition | undefined {
  if (row.forbidden) return { is: 'not', of: row.forbidden };
  return conditionOfPermission(row) ?? row.required;
}

/** Of a row that the world outside may require, what other attributes have to be for it to be there. */
export function conditionOfPermission({ required, otherwise }: DefinedRow): Condition | undefined {
  return required?.is === 'undecidable' && typeof otherwise === 'object' ? otherwise : undefined;
}

/** Settings under which `condition` holds, or undefined where the builder cannot bring that about. */
function wishFor(condition: Condition, enumerated: EnumeratedValues): Wish | undefined {
  switch (condition.is) {
    case 'present':
    case 'hasValue':
      return { here: { [condition.keyword]: 'present' }, around: {} };
    case 'absent':
      return { here: { [condition.keyword]: 'absent' }, around: {} };
    case 'equals':
      return hold(condition.keyword, condition.values[0] ?? null);
    case 'greaterThan':
      return hold(condition.keyword, condition.bound + 1);
    case 'privateTag':
      return hold(condition.keyword, 0x00091001);
    case 'codeIs':
      return hold(condition.keyword, [codeItem(condition.codes[0] ?? '', condition.scheme)]);
    case 'all':
      return condition.of.reduce<Wish | undefined>((wish, part) => both(wish, wishFor(part, enumerated)), nothing);
    case 'any':
      return condition.of.map((part) => wishFor(part, enumerated)).find((wish) => wish !== undefined);
    case 'not':
      return wishForNot(condition.of, enumerated);
    case 'above':
    case 'root':
    case 'nearest': {
      const wish = wishFor(condition.of, enumerated);
      return wish && { here: {}, around: wish.here };
    }
    /** An instance says nothing against it. */
    case 'undecidable':
      return nothing;
    default:
      return undefined;
  }
}

function wishForNot(of: Condition, enumerated: EnumeratedValues): Wish | undefined {
  if (of.is === 'present' || of.is === 'absent')
    return wishFor({ is: of.is === 'present' ? 'absent' : 'present', keyword: of.keyword }, enumerated);
  if (of.is !== 'equals') return undefined;
  const other = enumerated(of.keyword).find((value) => !of.values.includes(value));
  return other === undefined ? undefined : hold(of.keyword, other);
}

function hold(keyword: string, value: DataSetElement): Wish {
  return { here: { [keyword]: { value } }, around: {} };
}

function both(first: Wish | undefined, second: Wish | undefined): Wish | undefined {
  if (!first || !second) return undefined;
  return { here: { ...first.here, ...second.here }, around: { ...first.around, ...second.around } };
}

function codeItem(value: string, scheme: string): DataSet {
  return { CodeValue: value, CodingSchemeDesignator: scheme, CodeMeaning: 'Meaning' };
}
