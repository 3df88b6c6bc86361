// Conditions of an IOD (PS3.5 7.4.2) made ready for many instances: keywords looked up once, the rest as registry/iods/condition.ts says.

import { dictionaryEntryByKeyword } from '../../registry/dictionary.ts';
import type { Condition, ConditionValue, StorageCondition } from '../../registry/iods/condition-types.ts';
import { type CompiledCondition, compileStorageCondition } from './compiled-storage-condition.ts';
import type { ItemScope } from './item-scope.ts';

export type { CompiledCondition } from './compiled-storage-condition.ts';

/** The condition as a function of an item; says the same as `evaluate`. */
export function compileCondition(condition: Condition): CompiledCondition {
  switch (condition.is) {
    case 'present':
    case 'absent':
    case 'hasValue':
    case 'privateTag':
    case 'equals':
    case 'greaterThan':
    case 'codeIs':
      return compileElement(condition);
    case 'all':
      return allOf(condition.of.map(compileCondition));
    case 'any':
      return anyOf(condition.of.map(compileCondition));
    case 'not':
      return negated(compileCondition(condition.of));
    case 'root':
      return atRoot(compileCondition(condition.of));
    case 'above':
      return outwards(compileCondition(condition.of), true);
    case 'nearest':
      return outwards(compileCondition(condition.of), false);
    case 'needsCharacterSet':
      return (item) => item.usesExtendedCharacters();
    case 'undecidable':
      return () => undefined;
    default:
      return compileStorageCondition(condition, compileCondition);
  }
}

type ElementCondition = Exclude<Extract<Condition, { readonly keyword: string }>, StorageCondition>;

function compileElement(condition: ElementCondition): CompiledCondition {
  const tag = dictionaryEntryByKeyword(condition.keyword)?.tag;
  if (tag === undefined) throw new RangeError(`${condition.keyword} is no keyword of PS3.6`);
  const holds = compileTag(condition, tag);
  if (condition.is === 'present' || condition.is === 'absent')
    return (item) => (item.isUnread(tag) ? undefined : holds(item));
  return (item) => (item.isUnread(tag) || isUnknown(item, tag) ? undefined : holds(item));
}

/** A sender that did not know the element sent it as UN (PS3.5 6.2.2): it is there, and its value is not read. */
function isUnknown(item: ItemScope, tag: number): boolean {
  return item.find(tag)?.vr === 'UN';
}

function compileTag(condition: ElementCondition, tag: number): CompiledCondition {
  switch (condition.is) {
    case 'present':
      return (item) => item.find(tag) !== undefined;
    case 'absent':
      return (item) => item.find(tag) === undefined;
    case 'hasValue':
      return (item) => item.valuesOf(tag).length > 0 || item.itemsOf(tag).length > 0;
    case 'privateTag':
      return (item) => item.valuesOf(tag).some((value) => typeof value === 'number' && ((value >>> 16) & 1) === 1);
    case 'equals':
      return equalsOne(tag, condition.values);
    case 'greaterThan':
      return (item) => Number(item.valuesOf(tag)[0]) > condition.bound;
    case 'codeIs':
      return compileCode(tag, condition.scheme, condition.codes);
  }
}

/** A loop, for this is asked more often than anything else. */
function equalsOne(tag: number, wanted: readonly ConditionValue[]): CompiledCondition {
  return (item) => {
    for (const value of item.valuesOf(tag)) if (wanted.includes(value)) return true;
    return false;
  };
}

const codeValue = 0x00080100;
const codingSchemeDesignator = 0x00080102;

function compileCode(tag: number, scheme: string, codes: readonly string[]): CompiledCondition {
  const isOne = (code: ItemScope): boolean =>
    code.valuesOf(codingSchemeDesignator).includes(scheme) &&
    code.valuesOf(codeValue).some((value) => codes.includes(String(value)));
  return (item) => item.itemsOf(tag).some(isOne);
}

function allOf(parts: readonly CompiledCondition[]): CompiledCondition {
  return (item) => {
    let undecided = false;
    for (const part of parts) {
      const holds = part(item);
      if (holds === false) return false;
      if (holds === undefined) undecided = true;
    }
    return undecided ? undefined : true;
  };
}

function anyOf(parts: readonly CompiledCondition[]): CompiledCondition {
  return (item) => {
    let undecided = false;
    for (const part of parts) {
      const holds = part(item);
      if (holds === true) return true;
      if (holds === undefined) undecided = true;
    }
    return undecided ? undefined : false;
  };
}

function negated(part: CompiledCondition): CompiledCondition {
  return (item) => {
    const holds = part(item);
    return holds === undefined ? undefined : !holds;
  };
}

function atRoot(part: CompiledCondition): CompiledCondition {
  return (item) => {
    let top = item;
    while (top.parent) top = top.parent;
    return part(top);
  };
}

function outwards(part: CompiledCondition, fromParent: boolean): CompiledCondition {
  return (item) => {
    let undecided = false;
    for (let scope = fromParent ? item.parent : item; scope; scope = scope.parent) {
      const holds = part(scope);
      if (holds === true) return true;
      if (holds === undefined) undecided = true;
    }
    return undecided ? undefined : false;
  };
}
