// A Data Set as a plain object, seen as conditions see an item (PS3.5 7.4.2).

import type { ConditionValue, ItemView } from '../../../registry/iods/condition.ts';
import type { DataSet, DataSetElement } from '../../data-set.ts';

/** One level of a Data Set that is being built; changes to `dataSet` show at once. */
export class PlainItem implements ItemView {
  readonly dataSet: DataSet;
  readonly parent: PlainItem | undefined;
  readonly within: string | undefined;
  readonly isFirst: boolean | undefined;
  readonly isLast: boolean | undefined;

  /** Where it is an item: the one around it, the keyword of the sequence, its index there from 0, and the number of items. */
  constructor(dataSet: DataSet, parent?: PlainItem, within?: string, index?: number, count?: number) {
    this.dataSet = dataSet;
    this.parent = parent;
    this.within = within;
    this.isFirst = index === undefined ? undefined : index === 0;
    this.isLast = index === undefined ? undefined : index + 1 === count;
  }

  has(keyword: string): boolean {
    return this.dataSet[keyword] !== undefined;
  }

  values(keyword: string): readonly ConditionValue[] {
    return listOf(this.dataSet[keyword]).filter(isComparable);
  }

  items(keyword: string): readonly PlainItem[] {
    return listOf(this.dataSet[keyword])
      .filter(isItem)
      .map((item, index, { length }) => new PlainItem(item, this, keyword, index, length));
  }

  usesExtendedCharacters(): boolean {
    return Object.keys(this.dataSet).some(
      (keyword) => this.values(keyword).some(isExtended) || this.items(keyword).some(inheritsExtended),
    );
  }
}

/** An item that names a character set of its own is not the concern of the one around it. */
function inheritsExtended(item: PlainItem): boolean {
  return !item.has('SpecificCharacterSet') && item.usesExtendedCharacters();
}

function listOf(element: DataSetElement | undefined): readonly unknown[] {
  if (element === undefined || element === null) return [];
  return Array.isArray(element) ? element : [element];
}

function isComparable(value: unknown): value is ConditionValue {
  return typeof value === 'string' || typeof value === 'number';
}

function isItem(value: unknown): value is DataSet {
  return typeof value === 'object' && value !== null && !(value instanceof Uint8Array);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: line ends and tabs need no character set
const extended = /[^\x00-\x1a\x1c-\x7e]/;

function isExtended(value: ConditionValue): boolean {
  return typeof value === 'string' && extended.test(value);
}
