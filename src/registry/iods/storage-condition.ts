// Conditions that only storage IODs have (PS3.5 7.4.2): single values, numbers of items, and the functional groups of a
// frame (PS3.3 C.7.6.16.1).

import type { CodeOfScheme, Condition, ConditionValue, ItemView, StorageCondition } from './condition-types.ts';

const sharedGroups = 'SharedFunctionalGroupsSequence';
const frameGroups = 'PerFrameFunctionalGroupsSequence';

type Evaluate = (condition: Condition, item: ItemView) => boolean | undefined;

/** As `evaluate` of condition.ts, which is given for the conditions in them. */
export function evaluateStorage(condition: StorageCondition, item: ItemView, evaluate: Evaluate): boolean | undefined {
  switch (condition.is) {
    case 'oneOf':
      return valuesMeant(condition, item).some((value) => condition.values.some((one) => isSameValue(value, one)));
    case 'noneOf': {
      const values = valuesMeant(condition, item);
      if (values.length === 0) return undefined;
      return !values.some((value) => condition.values.some((one) => isSameValue(value, one)));
    }
    case 'moreItems':
      return item.items(condition.keyword).length > condition.bound;
    case 'moreValues':
      return item.values(condition.keyword).length > condition.bound;
    case 'otherCode': {
      const codes = item.items(condition.keyword);
      return codes.length === 0 ? undefined : !codes.some((code) => condition.codes.some((one) => isCode(code, one)));
    }
    case 'firstItem':
      return item.isFirst;
    case 'lastItem':
      return item.isLast;
    case 'everyItem': {
      const items = item.items(condition.keyword);
      return items.length === 0 ? false : agreement(items.map((inner) => evaluate(condition.of, inner)));
    }
    case 'outward':
      return evaluateOutward(condition, item, evaluate);
    case 'inFrame':
      return agreement(framesOf(item).map((frame) => evaluateInFrame(condition, frame, item, evaluate)));
    case 'groupUsed':
      return groupItems(item).some((group) => condition.sequences.some((sequence) => group.has(sequence)));
  }
}

/** DS and IS hold numbers as text, which may be written in several ways. */
export function isSameValue(value: ConditionValue, wanted: ConditionValue): boolean {
  return value === wanted || (typeof wanted === 'number' && typeof value === 'string' && Number(value) === wanted);
}

/** What holds of all, or undefined where it differs. */
export function agreement(answers: readonly (boolean | undefined)[]): boolean | undefined {
  const [first] = answers;
  return answers.every((answer) => answer === first) ? first : undefined;
}

function valuesMeant({ keyword, value }: { keyword: string; value?: number | undefined }, item: ItemView) {
  const values = item.values(keyword);
  return value === undefined ? values : values.slice(value - 1, value);
}

function isCode(item: ItemView, { scheme, code }: CodeOfScheme): boolean {
  const values = [...item.values('CodeValue'), ...item.values('LongCodeValue'), ...item.values('URNCodeValue')];
  return values.includes(code) && item.values('CodingSchemeDesignator').includes(scheme);
}

function evaluateOutward(
  { levels, of }: { levels: number; of: Condition },
  item: ItemView,
  evaluate: Evaluate,
): boolean | undefined {
  let around: ItemView | undefined = item;
  for (let level = 0; level < levels; level++) around = around?.parent;
  return around && evaluate(of, around);
}

function topOf(item: ItemView): ItemView {
  let top = item;
  while (top.parent) top = top.parent;
  return top;
}

function groupItems(item: ItemView): readonly ItemView[] {
  const top = topOf(item);
  return [...top.items(sharedGroups), ...top.items(frameGroups)];
}

/** The frame that the item is in; outside of one all frames, and where there are none the shared groups alone. */
function framesOf(item: ItemView): readonly (ItemView | undefined)[] {
  for (let around: ItemView | undefined = item; around; around = around.parent) {
    if (around.within === frameGroups && !around.parent?.parent) return [around];
  }
  const frames = topOf(item).items(frameGroups);
  return frames.length > 0 ? frames : [undefined];
}

const nothing: readonly never[] = [];
const emptyItem: ItemView = {
  has: () => false,
  values: () => nothing,
  items: () => nothing,
  parent: undefined,
  usesExtendedCharacters: () => false,
};

function evaluateInFrame(
  { sequences, of }: { sequences: readonly string[]; of: Condition },
  frame: ItemView | undefined,
  item: ItemView,
  evaluate: Evaluate,
): boolean | undefined {
  for (const group of [frame, ...topOf(item).items(sharedGroups)]) {
    for (const sequence of sequences) {
      const [inner] = group?.items(sequence) ?? nothing;
      if (inner) return evaluate(of, inner);
    }
  }
  return evaluate(of, emptyItem);
}

/** The condition in words, as `describeCondition` of condition.ts, which is given for the conditions in them. */
export function describeStorage(condition: StorageCondition, describe: (condition: Condition) => string): string {
  switch (condition.is) {
    case 'oneOf':
      return `${placeOf(condition)} is ${condition.values.map(shown).join(' or ')}`;
    case 'noneOf':
      return `${placeOf(condition)} is neither absent nor ${condition.values.map(shown).join(' nor ')}`;
    case 'moreItems':
      return `${condition.keyword} has more than ${plural(condition.bound, 'item')}`;
    case 'moreValues':
      return `${condition.keyword} has more than ${plural(condition.bound, 'value')}`;
    case 'otherCode':
      return `${condition.keyword} is no code of ${condition.codes.map(({ scheme, code }) => `(${code}, ${scheme})`).join(', ')}`;
    case 'firstItem':
      return 'its item is the first one';
    case 'lastItem':
      return 'its item is the last one';
    case 'everyItem':
      return `in the items of ${condition.keyword} ${describe(condition.of)}`;
    case 'outward':
      return condition.levels === 0 ? describe(condition.of) : `around it ${describe(condition.of)}`;
    case 'inFrame':
      return `in the functional groups of the frame ${describe(condition.of)}`;
    case 'groupUsed':
      return `${condition.sequences.join(' or ')} is used`;
  }
}

function placeOf({ keyword, value }: { keyword: string; value?: number | undefined }): string {
  return value === undefined ? keyword : `value ${value} of ${keyword}`;
}

function shown(value: ConditionValue): string {
  return value === '' ? 'empty' : String(value);
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
