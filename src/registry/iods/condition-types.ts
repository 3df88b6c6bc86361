// The shapes of conditions of Type 1C and 2C elements and of conditional modules (PS3.5 7.4.2, 7.4.4): plain data.

/** A value of an element as a condition compares it: text without padding, a number, or a tag number of AT. */
export type ConditionValue = string | number;

/** What a condition can see of one item (or of the top level of a Data Set). */
export interface ItemView {
  /** True if the element is there, with a value or without. */
  has(keyword: string): boolean;
  /** The values of the element; empty if it is absent or has zero length. */
  values(keyword: string): readonly ConditionValue[];
  /** The items of a sequence; empty if it is absent or no sequence. */
  items(keyword: string): readonly ItemView[];
  /** The item around this one; undefined at the top level. */
  readonly parent: ItemView | undefined;
  /** The keyword of the sequence that holds the item; undefined at the top level, or where it is not known. */
  readonly within?: string | undefined;
  /** True of the first item of its sequence; undefined at the top level, or where it is not known. */
  readonly isFirst?: boolean | undefined;
  /** The same of the last item. */
  readonly isLast?: boolean | undefined;
  /** True if some text of this item, nested items included, lies outside the default repertoire (PS3.5 6.1.2.1). */
  usesExtendedCharacters(): boolean;
}

export type Condition =
  | { readonly is: 'present' | 'absent' | 'hasValue' | 'privateTag'; readonly keyword: string }
  | { readonly is: 'equals'; readonly keyword: string; readonly values: readonly ConditionValue[] }
  | { readonly is: 'greaterThan'; readonly keyword: string; readonly bound: number }
  | { readonly is: 'codeIs'; readonly keyword: string; readonly scheme: string; readonly codes: readonly string[] }
  | { readonly is: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly is: 'not' | 'root' | 'above' | 'nearest'; readonly of: Condition }
  | { readonly is: 'needsCharacterSet' }
  | StorageCondition
  | { readonly is: 'undecidable'; readonly because: string };

/** Conditions that only storage IODs have. */
export type StorageCondition =
  | {
      readonly is: 'oneOf' | 'noneOf';
      readonly keyword: string;
      /** The value that is meant, from 1; any where undefined. */
      readonly value?: number | undefined;
      readonly values: readonly ConditionValue[];
    }
  | { readonly is: 'moreItems' | 'moreValues'; readonly keyword: string; readonly bound: number }
  /** A code is there, and is none of these. */
  | { readonly is: 'otherCode'; readonly keyword: string; readonly codes: readonly CodeOfScheme[] }
  | { readonly is: 'firstItem' | 'lastItem' }
  /** `of` holds in every item of the sequence; undecided where it holds in some only, and false where there is none. */
  | { readonly is: 'everyItem'; readonly keyword: string; readonly of: Condition }
  /** `of` holds so many items outwards. */
  | { readonly is: 'outward'; readonly levels: number; readonly of: Condition }
  /** `of` holds in the item of one of these functional groups that applies to the frame. */
  | { readonly is: 'inFrame'; readonly sequences: readonly string[]; readonly of: Condition }
  /** One of these functional groups is there, shared or of some frame. */
  | { readonly is: 'groupUsed'; readonly sequences: readonly string[] };

export interface CodeOfScheme {
  readonly scheme: string;
  readonly code: string;
}
