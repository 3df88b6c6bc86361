// Conditions of Type 1C and 2C elements and of conditional modules (PS3.5 7.4.2, 7.4.4), as data.
//
// A condition reads the item that holds the element and, where the standard says so, the items around it. Some
// conditions speak of the world outside the instance; those are `undecidable`, and a validator stays silent on them.

import type { Condition, ConditionValue, ItemView } from './condition-types.ts';
import { describeStorage, evaluateStorage } from './storage-condition.ts';

export type { Condition, ConditionValue, ItemView } from './condition-types.ts';

/** The element is in the same item, with a value or without. */
export const present = (keyword: string): Condition => ({ is: 'present', keyword });
/** The element is not in the same item. */
export const absent = (keyword: string): Condition => ({ is: 'absent', keyword });
/** The element is in the same item and not of zero length. */
export const hasValue = (keyword: string): Condition => ({ is: 'hasValue', keyword });
/** Some value of the AT element is a private tag, one with an odd group number (PS3.5 7.8). */
export const privateTag = (keyword: string): Condition => ({ is: 'privateTag', keyword });
/** Some value of the element is one of `values`. */
export const equals = (keyword: string, ...values: ConditionValue[]): Condition => ({ is: 'equals', keyword, values });
/** The first value of the element is a number above `bound`. */
export const greaterThan = (keyword: string, bound: number): Condition => ({ is: 'greaterThan', keyword, bound });
/** An item of the code sequence holds one of `codes` of `scheme` (PS3.3 8.2). */
export const codeIs = (keyword: string, scheme: string, ...codes: string[]): Condition => ({
  is: 'codeIs',
  keyword,
  scheme,
  codes,
});
export const all = (...of: Condition[]): Condition => ({ is: 'all', of });
export const any = (...of: Condition[]): Condition => ({ is: 'any', of });
export const not = (of: Condition): Condition => ({ is: 'not', of });
/** `of` holds at the top level of the Data Set. */
export const root = (of: Condition): Condition => ({ is: 'root', of });
/** `of` holds in some item around this one, or at the top level. */
export const above = (of: Condition): Condition => ({ is: 'above', of });
/** `of` holds in this item or in some item around it. */
export const nearest = (of: Condition): Condition => ({ is: 'nearest', of });
/** Text outside the default repertoire is used, so a character set has to be named (PS3.3 C.12.1.1.2). */
export const needsCharacterSet = (): Condition => ({ is: 'needsCharacterSet' });
/** The instance alone does not tell; `because` names what would have to be known. */
export const undecidable = (because: string): Condition => ({ is: 'undecidable', because });

/** True, false, or undefined where the instance alone does not tell (three-valued logic). */
export function evaluate(condition: Condition, item: ItemView): boolean | undefined {
  switch (condition.is) {
    case 'present':
      return item.has(condition.keyword);
    case 'absent':
      return !item.has(condition.keyword);
    case 'hasValue':
      return item.values(condition.keyword).length > 0 || item.items(condition.keyword).length > 0;
    case 'privateTag':
      return item.values(condition.keyword).some((tag) => typeof tag === 'number' && ((tag >>> 16) & 1) === 1);
    case 'equals':
      return item.values(condition.keyword).some((value) => condition.values.includes(value));
    case 'greaterThan':
      return Number(item.values(condition.keyword)[0]) > condition.bound;
    case 'codeIs':
      return item.items(condition.keyword).some((code) => holdsCode(code, condition.scheme, condition.codes));
    case 'all':
      return allOf(condition.of.map((part) => evaluate(part, item)));
    case 'any':
      return anyOf(condition.of.map((part) => evaluate(part, item)));
    case 'not':
      return negate(evaluate(condition.of, item));
    case 'root':
      return evaluate(condition.of, topOf(item));
    case 'above':
      return item.parent === undefined ? false : evaluateOutwards(condition.of, item.parent);
    case 'nearest':
      return evaluateOutwards(condition.of, item);
    case 'needsCharacterSet':
      return item.usesExtendedCharacters();
    case 'undecidable':
      return undefined;
    default:
      return evaluateStorage(condition, item, evaluate);
  }
}

const phrases = { present: 'is present', absent: 'is absent', hasValue: 'has a value', privateTag: 'is a private tag' };

/** The condition in words, for a finding: `Modality is absent`. */
export function describeCondition(condition: Condition): string {
  switch (condition.is) {
    case 'present':
    case 'absent':
    case 'hasValue':
    case 'privateTag':
      return `${condition.keyword} ${phrases[condition.is]}`;
    case 'equals':
      return `${condition.keyword} is ${condition.values.join(' or ')}`;
    case 'greaterThan':
      return `${condition.keyword} is greater than ${condition.bound}`;
    case 'codeIs':
      return `${condition.keyword} is ${condition.codes.map((code) => `(${code}, ${condition.scheme})`).join(' or ')}`;
    case 'all':
      return condition.of.map(describeCondition).join(' and ');
    case 'any':
      return condition.of.map(describeCondition).join(' or ');
    case 'not':
      return `not: ${describeCondition(condition.of)}`;
    case 'root':
      return `at the top level ${describeCondition(condition.of)}`;
    case 'above':
    case 'nearest':
      return `around it ${describeCondition(condition.of)}`;
    case 'needsCharacterSet':
      return 'text outside the default character repertoire is used';
    case 'undecidable':
      return `undecided from the instance: ${condition.because}`;
    default:
      return describeStorage(condition, describeCondition);
  }
}

function holdsCode(item: ItemView, scheme: string, codes: readonly string[]): boolean {
  const inScheme = item.values('CodingSchemeDesignator').includes(scheme);
  return inScheme && item.values('CodeValue').some((code) => codes.includes(String(code)));
}

function allOf(parts: readonly (boolean | undefined)[]): boolean | undefined {
  if (parts.includes(false)) return false;
  return parts.includes(undefined) ? undefined : true;
}

function anyOf(parts: readonly (boolean | undefined)[]): boolean | undefined {
  if (parts.includes(true)) return true;
  return parts.includes(undefined) ? undefined : false;
}

function negate(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}

function topOf(item: ItemView): ItemView {
  let top = item;
  while (top.parent !== undefined) top = top.parent;
  return top;
}

function evaluateOutwards(condition: Condition, from: ItemView): boolean | undefined {
  const answers: (boolean | undefined)[] = [];
  for (let item: ItemView | undefined = from; item !== undefined; item = item.parent)
    answers.push(evaluate(condition, item));
  return anyOf(answers);
}
