// What has to be true of an item for a condition to hold (PS3.5 7.4.2), as settings that its builder can make.

import type { Condition, ConditionValue } from '../../../registry/iods/condition.ts';
import type { DataSet, DataSetElement } from '../../data-set.ts';

/** Elements to hold, by keyword: a value, `'present'` for any value, `'absent'` for none. */
export type Assumption = Readonly<Record<string, { readonly value: DataSetElement } | 'present' | 'absent'>>;

/** What an item and the items around it should be. */
export interface Wish {
  readonly here: Assumption;
  readonly around: Assumption;
}

const nothing: Wish = { here: {}, around: {} };

/**
 * Settings under which `condition` holds, or undefined where the builder cannot bring that about.
 *
 * @param enumerated the Enumerated Values of an attribute of the same item, to find another than a forbidden one
 */
export function wishFor(
  condition: Condition,
  enumerated: (keyword: string) => readonly ConditionValue[],
): Wish | undefined {
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
    default:
      return undefined;
  }
}

function wishForNot(of: Condition, enumerated: (keyword: string) => readonly ConditionValue[]): Wish | undefined {
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
