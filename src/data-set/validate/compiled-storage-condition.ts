// Conditions that only storage IODs have (PS3.5 7.4.2, PS3.3 C.7.6.16.1), made ready for many instances: the same as
// registry/iods/storage-condition.ts says.

import { dictionaryEntryByKeyword } from '../../registry/dictionary.ts';
import type { CodeOfScheme, Condition, StorageCondition } from '../../registry/iods/condition-types.ts';
import { agreement, isSameValue } from '../../registry/iods/storage-condition.ts';
import { ItemScope } from './item-scope.ts';

/** True, false, or undefined where the instance alone does not tell. */
export type CompiledCondition = (item: ItemScope) => boolean | undefined;

type Compile = (condition: Condition) => CompiledCondition;

const sharedGroups = 0x52009229;
const frameGroups = 0x52009230;

/** The condition as a function of an item; `compile` is for the conditions in it. */
export function compileStorageCondition(condition: StorageCondition, compile: Compile): CompiledCondition {
  switch (condition.is) {
    case 'oneOf':
    case 'noneOf':
      return compileValues(condition);
    case 'moreItems': {
      const { bound } = condition;
      return ofElement(condition.keyword, (item, tag) => (item.find(tag)?.items?.length ?? 0) > bound);
    }
    case 'moreValues': {
      const { bound } = condition;
      return ofElement(condition.keyword, (item, tag) => item.valuesOf(tag).length > bound);
    }
    case 'otherCode':
      return compileOtherCode(condition);
    case 'firstItem':
      return (item) => item.isFirst;
    case 'lastItem':
      return (item) => item.isLast;
    case 'everyItem':
      return everyItem(condition.keyword, compile(condition.of));
    case 'outward':
      return outward(condition.levels, compile(condition.of));
    case 'inFrame':
      return inFrame(condition.sequences.map(tagOf), compile(condition.of));
    case 'groupUsed':
      return groupUsed(condition.sequences.map(tagOf));
  }
}

function tagOf(keyword: string): number {
  const tag = dictionaryEntryByKeyword(keyword)?.tag;
  if (tag === undefined) throw new RangeError(`${keyword} is no keyword of PS3.6`);
  return tag;
}

/** Undecided where the element was not read, or its sender did not know it (PS3.5 6.2.2). */
function ofElement(keyword: string, holds: (item: ItemScope, tag: number) => boolean | undefined): CompiledCondition {
  const tag = tagOf(keyword);
  return (item) => (item.isUnread(tag) || item.find(tag)?.vr === 'UN' ? undefined : holds(item, tag));
}

function compileValues({
  is,
  keyword,
  value: which,
  values: wanted,
}: Extract<StorageCondition, { readonly is: 'oneOf' | 'noneOf' }>): CompiledCondition {
  return ofElement(keyword, (item, tag) => {
    const all = item.valuesOf(tag);
    const values = which === undefined ? all : all.slice(which - 1, which);
    if (is === 'noneOf' && values.length === 0) return undefined;
    const isOne = values.some((value) => wanted.some((one) => isSameValue(value, one)));
    return is === 'noneOf' ? !isOne : isOne;
  });
}

const codeValues = [0x00080100, 0x00080119, 0x00080120];
const codingSchemeDesignator = 0x00080102;

function compileOtherCode({
  keyword,
  codes,
}: Extract<StorageCondition, { readonly is: 'otherCode' }>): CompiledCondition {
  return ofElement(keyword, (item, tag) => {
    const items = item.itemsOf(tag);
    return items.length === 0 ? undefined : !items.some((each) => codes.some((code) => isCode(each, code)));
  });
}

function isCode(item: ItemScope, { scheme, code }: CodeOfScheme): boolean {
  return (
    item.valuesOf(codingSchemeDesignator).includes(scheme) &&
    codeValues.some((tag) => item.valuesOf(tag).includes(code))
  );
}

/** Which item is the last, and what is in those that follow, is not known of a sequence that is cut off. */
function everyItem(keyword: string, of: CompiledCondition): CompiledCondition {
  return ofElement(keyword, (item, tag) => {
    const sequence = item.find(tag);
    if (sequence && item.isCutOff(sequence)) return undefined;
    const items = item.itemsOf(tag);
    return items.length === 0 ? false : agreement(items.map(of));
  });
}

function outward(levels: number, of: CompiledCondition): CompiledCondition {
  return (item) => {
    let around: ItemScope | undefined = item;
    for (let level = 0; level < levels; level++) around = around?.parent;
    return around && of(around);
  };
}

const emptyItem = ItemScope.of({ elements: [], bytes: new Uint8Array(0) }, () => {});

function inFrame(sequences: readonly number[], of: CompiledCondition): CompiledCondition {
  const whenAbsent = of(emptyItem);
  const within = (group: ItemScope | undefined): ItemScope | undefined => {
    for (const tag of sequences) {
      const [inner] = group?.itemsOf(tag) ?? [];
      if (inner) return inner;
    }
    return undefined;
  };
  const ofOne = (inner: ItemScope | undefined) => (inner ? of(inner) : whenAbsent);
  return (item) => {
    const { root } = item;
    if (root.isUnread(frameGroups)) return undefined;
    const shared = within(root.itemsOf(sharedGroups)[0]);
    const frame = frameAround(item);
    if (frame) return ofOne(within(frame) ?? shared);
    const frames = root.itemsOf(frameGroups);
    return shared || frames.length === 0 ? ofOne(shared) : agreement(frames.map((each) => ofOne(within(each))));
  };
}

/** The item of the Per-Frame Functional Groups Sequence that the item is in. */
function frameAround(item: ItemScope): ItemScope | undefined {
  for (let around: ItemScope | undefined = item; around; around = around.parent) {
    if (around.within === frameGroups && !around.parent?.parent) return around;
  }
  return undefined;
}

function groupUsed(sequences: readonly number[]): CompiledCondition {
  const isIn = (group: ItemScope) => sequences.some((tag) => group.find(tag) !== undefined);
  return ({ root }) => root.itemsOf(sharedGroups).some(isIn) || root.itemsOf(frameGroups).some(isIn);
}
