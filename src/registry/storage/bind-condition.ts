// Conditions of the generated tables as those of the hand-written IODs: attributes by keyword, values by VR, and each
// scope as the way from the item of the row to the one that is meant (PS3.3 C.7.6.16.1 for that of a frame).

import { dictionaryEntry, nameOfTag } from '../dictionary.ts';
import {
  absent,
  all,
  any,
  greaterThan,
  hasValue,
  not,
  present,
  privateTag,
  root,
  undecidable,
} from '../iods/condition.ts';
import type { Condition, ConditionValue } from '../iods/condition-types.ts';
import type { Expression, Operand, Reference } from './expression.ts';
import { expressionFrom } from './parse-expression.ts';

/** Where a condition stands: what an expression cannot say by itself. */
export interface Place {
  /** The attributes that the rows of the item have, then those of the item around it, and so on outwards. */
  readonly around: readonly ReadonlySet<number>[];
  /** The functional groups of the IOD whose item has the attribute, by keyword. */
  groupsWith(tag: number): readonly string[];
  /** Whether a module or macro is in the instance. */
  usedTable(table: string): Condition;
}

const bound = new Map<string, Expression>();
const open = undecidable('the text asks for more than the instance tells');

/** The condition of an expression of the tables; `?` is undecidable. Throws RangeError for what is no expression. */
export function bindCondition(text: string, place: Place): Condition {
  if (text === '?') return open;
  const known = bound.get(text) ?? expressionFrom(text);
  bound.set(text, known);
  return bind(known, place);
}

function bind(expression: Expression, place: Place): Condition {
  switch (expression.op) {
    case 'or':
      return any(...expression.of.map((part) => bind(part, place)));
    case 'and':
      return all(...expression.of.map((part) => bind(part, place)).filter((part) => !isEmpty(part, 'all')));
    case 'not':
      return negated(bind(expression.of, place));
    case 'first':
      return { is: 'firstItem' };
    case 'last':
      return { is: 'lastItem' };
    case 'each':
      return { is: 'everyItem', keyword: nameOfTag(expression.sequence), of: bind(expression.of, place) };
    case 'open':
      return open;
    case 'used':
      return place.usedTable(expression.table);
    default:
      return scoped(expression.at, aboutAttribute(expression), place);
  }
}

/** What always holds is an empty `all`, what never does an empty `any`. */
function isEmpty(condition: Condition, is: 'all' | 'any'): boolean {
  return condition.is === is && condition.of.length === 0;
}

function negated(condition: Condition): Condition {
  return isEmpty(condition, 'any') ? all() : not(condition);
}

type AboutAttribute = Extract<Expression, { readonly at: Reference }>;

function aboutAttribute(expression: AboutAttribute): Condition {
  const keyword = nameOfTag(expression.at.tag);
  switch (expression.op) {
    case 'present':
      return present(keyword);
    case 'absent':
      return absent(keyword);
    case 'nonempty':
      return hasValue(keyword);
    case 'private':
      return privateTag(keyword);
    case 'empty':
      return not(hasValue(keyword));
    case 'greater':
      return greaterThan(keyword, expression.bound);
    case 'items':
      return { is: 'moreItems', keyword, bound: expression.bound };
    case 'vm':
      return { is: 'moreValues', keyword, bound: expression.bound };
    case 'code':
      return ofCodes(keyword, expression);
    case 'in':
      return ofValues(keyword, expression);
  }
}

function ofCodes(keyword: string, { codes, negated }: Extract<Expression, { readonly op: 'code' }>): Condition {
  const split = codes.map((text) => ({
    code: text.slice(0, text.indexOf('^')),
    scheme: text.slice(text.indexOf('^') + 1),
  }));
  if (negated) return { is: 'otherCode', keyword, codes: split };
  return any(...split.map(({ code, scheme }): Condition => ({ is: 'codeIs', keyword, scheme, codes: [code] })));
}

function ofValues(
  keyword: string,
  { at, value, operands, negated }: Extract<Expression, { readonly op: 'in' }>,
): Condition {
  const vr = dictionaryEntry(at.tag)?.vr ?? '';
  const values = operands.map((operand) => operandValue(operand, vr));
  if (!negated && value === undefined && values.every((each) => typeof each === 'string'))
    return { is: 'equals', keyword, values };
  return { is: negated ? 'noneOf' : 'oneOf', keyword, value, values };
}

const binary = ['US', 'SS', 'UL', 'SL', 'FL', 'FD', 'AT', 'UV', 'SV', 'IS', 'DS'];

function operandValue(operand: Operand, vr: string): ConditionValue {
  return typeof operand === 'string' ? valueOfText(operand, vr) : operand.tag;
}

/** A value as conditions and Enumerated Values compare it: a number where the VR holds numbers, `0001H` among them. */
export function valueOfText(text: string, vr: string): ConditionValue {
  if (!vr.split('/').every((each) => binary.includes(each))) return text;
  const number = /^(?:[0-9A-F]{4}){1,2}H$/.test(text) ? Number.parseInt(text, 16) : Number(text);
  return Number.isNaN(number) ? text : number;
}

function scoped({ scope, tag }: Reference, condition: Condition, place: Place): Condition {
  switch (scope) {
    case 'here':
      return condition;
    case 'root':
      return root(condition);
    case 'up': {
      const levels = place.around.findIndex((attributes) => attributes.has(tag));
      if (levels === 0) return condition;
      // No item around has it in this IOD.
      if (levels < 0) return root(condition);
      return { is: 'outward', levels, of: condition };
    }
    case 'frame':
      return { is: 'inFrame', sequences: place.groupsWith(tag), of: condition };
  }
}
