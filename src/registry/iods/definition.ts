// How an IOD is written down (PS3.3 A.1, PS3.5 7.4): attributes, sequences, macros, modules and their usage, as data.

import { type Condition, type ConditionValue, evaluate, type ItemView } from './condition.ts';
import type { Relation } from './relation.ts';

/** PS3.5 7.4: 1 with a value, 2 present but perhaps empty, 3 optional; C under a condition. */
export type ElementType = '1' | '1C' | '2' | '2C' | '3';

/** Enumerated Values of one value of several, or under a condition. */
export interface ValueList {
  readonly when?: Condition;
  /** Which value is meant, from 1; each where undefined. */
  readonly value?: number;
  readonly values: readonly ConditionValue[];
}

export interface RowOptions {
  /** When a Type 1C or 2C element has to be there. */
  readonly required?: Condition;
  /** Whether it may be there when it does not have to be (PS3.5 7.4.2): by default it may not. */
  readonly otherwise?: 'may' | Condition;
  /** When an element of Type 3 may not be there. */
  readonly forbidden?: Condition;
  /** Enumerated Values: no other value is allowed. */
  readonly enumerated?: readonly ConditionValue[];
  /** Enumerated Values of single values, or that hold under a condition. */
  readonly valueLists?: readonly ValueList[];
  /** Defined Terms: others are allowed. */
  readonly terms?: readonly string[];
  /** Defined Terms of the first value alone. */
  readonly termsOfValue1?: readonly string[];
  /** The section that lists the Defined Terms when the list is too long to repeat. */
  readonly termsIn?: string;
  /** What its values have to be, alone or to those of other attributes. */
  readonly relations?: readonly Relation[];
}

/** How many items a sequence holds while a condition holds in the item around it. */
export interface ItemCount {
  readonly when: Condition;
  /** As `SequenceRow.items`. */
  readonly items: string;
}

export interface SequenceOptions extends RowOptions {
  /** Where the number of items depends on other attributes; the first that holds counts instead of `items`. */
  readonly itemCounts?: readonly ItemCount[];
  /** Where the text allows only one item unless a condition holds in it (Image Boxes, PS3.3 C.23.3). */
  readonly singleUnless?: Condition;
}

export interface AttributeRow extends RowOptions {
  readonly row: 'attribute';
  /** The tag as a number, group in the upper 16 bits. */
  readonly tag: number;
  readonly keyword: string;
  /** As printed in PS3.6, so `US or SS` for a choice. */
  readonly vr: string;
  /** As printed in PS3.6: `1`, `1-n`, `2-2n`. */
  readonly vm: string;
  readonly type: ElementType;
}

export interface SequenceRow extends SequenceOptions {
  readonly row: 'sequence';
  readonly tag: number;
  readonly keyword: string;
  readonly type: ElementType;
  /** How many items the sequence may hold when it is not empty by its Type: `1`, `0-1`, `1-n`, `0-n`, `2`. */
  readonly items: string;
  readonly rows: readonly Row[];
}

/** All rows of a macro stand at this place; a function where the macro holds itself. */
export interface IncludeRow {
  readonly row: 'include';
  readonly macro: MacroDefinition | (() => MacroDefinition);
}

/** Attributes that the standard names only by kind, e.g. any that were changed. */
export interface WildcardRow {
  readonly row: 'wildcard';
  readonly type: ElementType;
  readonly what: string;
}

export type Row = AttributeRow | SequenceRow | IncludeRow | WildcardRow;

export interface MacroDefinition {
  /** The table of PS3.3, e.g. `10-11`. */
  readonly table: string;
  readonly name: string;
  readonly rows: readonly Row[];
}

export interface ModuleDefinition extends MacroDefinition {}

export interface ModuleUse {
  readonly module: ModuleDefinition;
  readonly entity: string;
  /** M mandatory, C conditional, U user option (PS3.3 A.1.3). */
  readonly usage: 'M' | 'C' | 'U';
  /** When a module of usage C has to be there. */
  readonly required?: Condition;
}

/** A demand of the IOD over its modules that no single row states. */
export interface IodConstraint {
  readonly ref: string;
  /** In our own words, as a finding says it. */
  readonly text: string;
  /** The element a finding points at. */
  readonly keyword: string;
  readonly tag: number;
  readonly holds: Condition;
}

export interface IodDefinition {
  readonly sopClassUID: string;
  readonly name: string;
  readonly ref: string;
  readonly modules: readonly ModuleUse[];
  readonly constraints: readonly IodConstraint[];
}

/** One row of a module or macro table that is not a sequence; `tag` as printed, `0008,0016`. */
export function attribute(
  tag: string,
  keyword: string,
  vr: string,
  vm: string,
  type: ElementType,
  options: RowOptions = {},
): AttributeRow {
  return { row: 'attribute', tag: tagNumber(tag), keyword, vr, vm, type, ...options };
}

/** What the items of a sequence have to be to one another; stands among the rows of the sequence. */
export interface Demands {
  readonly row: 'demands';
  readonly relations: readonly Relation[];
}

/** Relations of the sequence around, as among its rows they are read with the items. */
export function demands(...relations: Relation[]): Demands {
  return { row: 'demands', relations };
}

/** A sequence with the rows of its item. */
export function sequence(
  tag: string,
  keyword: string,
  type: ElementType,
  items: string,
  rows: readonly (Row | Demands)[],
  options: SequenceOptions = {},
): SequenceRow {
  const relations = rows.flatMap((row) => (row.row === 'demands' ? row.relations : []));
  const inItem = rows.filter((row) => row.row !== 'demands');
  return { row: 'sequence', tag: tagNumber(tag), keyword, type, items, rows: inItem, ...options, relations };
}

/** The rows of `macro` stand here. */
export function include(macro: MacroDefinition | (() => MacroDefinition)): IncludeRow {
  return { row: 'include', macro };
}

/** Attributes named only by kind. */
export function wildcard(type: ElementType, what: string): WildcardRow {
  return { row: 'wildcard', type, what };
}

/** The rows with every macro put in its place; a macro that holds itself is opened where it is looked at. */
export function expandRows(rows: readonly Row[]): readonly (AttributeRow | SequenceRow | WildcardRow)[] {
  return rows.flatMap((row) => (row.row === 'include' ? expandRows(macroOf(row).rows) : [row]));
}

/** How many items the sequence may hold in `around`, in the notation of `SequenceRow.items`. */
export function itemsOf(row: SequenceRow, around: ItemView): string {
  return row.itemCounts?.find(({ when }) => evaluate(when, around) === true)?.items ?? row.items;
}

function macroOf(row: IncludeRow): MacroDefinition {
  return typeof row.macro === 'function' ? row.macro() : row.macro;
}

function tagNumber(tag: string): number {
  return Number.parseInt(tag.slice(0, 4) + tag.slice(5), 16);
}
