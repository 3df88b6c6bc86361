// Drafts of items: every attribute there or not, with a valid value, whatever the conditions of the IOD say of it.

import * as fc from 'fast-check';
import type { DataSet, DataSetElement, ElementType, Row, SequenceRow } from '../../../src/index.ts';
import { arbitraryCharacterSet, type CharacterSetChoice, defaultRepertoire } from './character-set.ts';
import { arbitraryElement } from './element.ts';
import { arbitraryPrivateBlock } from './private-block.ts';
import { type DefinedRow, levelOf } from './rows.ts';
import { arbitraryWildcard } from './wildcard.ts';

/** Elements by keyword; `undefined` for one that is not there. */
export type Draft = Readonly<Record<string, DataSetElement | undefined>>;

/** What an item takes over from what is around it. */
interface Surroundings {
  readonly charset: CharacterSetChoice;
  readonly depth: number;
  /** Attributes get no more values than they need (PS3.3 10.25 asks for it). */
  readonly single: boolean;
}

/** Optional sequences are opened to this depth. */
const deepest = 3;
/** Items of a sequence that may hold many. */
const mostItems = 2;
/** Of so many optional attributes one is there, at the top level and below. */
const rarity = { top: 8, nested: 14 };

/** `arbitrary` in one of `of` cases, else nothing; shrinks to nothing. */
function seldom<T>(arbitrary: fc.Arbitrary<T>, of: number): fc.Arbitrary<T | undefined> {
  return fc.oneof(
    { withCrossShrink: true },
    { arbitrary: fc.constant(undefined), weight: of - 1 },
    { arbitrary, weight: 1 },
  );
}

/** Present or not, and with a value or not, as the Type allows (PS3.5 7.4). */
function byType(
  type: ElementType,
  filled: fc.Arbitrary<DataSetElement>,
  empty: DataSetElement,
  rare: number,
): fc.Arbitrary<DataSetElement | undefined> {
  const perhapsEmpty = fc.oneof(
    { withCrossShrink: true },
    { arbitrary: fc.constant(empty), weight: 1 },
    { arbitrary: filled, weight: 3 },
  );
  switch (type) {
    case '1':
      return filled;
    case '1C':
      return seldom(filled, 2);
    case '2':
      return perhapsEmpty;
    case '2C':
      return seldom(perhapsEmpty, 2);
    case '3':
      return seldom(perhapsEmpty, rare);
  }
}

/** Items as many as the text allows where it names a number; conditions on it are for `settle`. */
function arbitraryItems(row: SequenceRow, around: Surroundings): fc.Arbitrary<DataSetElement> {
  const inner = {
    ...around,
    depth: around.depth + 1,
    single: row.keyword === 'ConstraintValueSequence' || around.single,
  };
  const most = row.items === '2' || row.items.endsWith('n') ? mostItems : 1;
  return fc.array(arbitraryDraft(row.rows, inner), {
    minLength: row.items === '2' ? 2 : 1,
    maxLength: most,
  }) as fc.Arbitrary<DataSet[]>;
}

function arbitraryRow(row: DefinedRow, around: Surroundings): fc.Arbitrary<DataSetElement | undefined> {
  const rare = around.depth === 0 ? rarity.top : rarity.nested;
  if (row.row === 'attribute')
    return byType(row.type, arbitraryElement(row, around.charset, around.single), null, rare);
  if (around.depth < deepest) return byType(row.type, arbitraryItems(row, around), [], rare);
  if (row.type === '1') return arbitraryItems(row, around);
  return fc.constant(row.type === '2' ? [] : undefined);
}

/** The elements of an item under one character set, which `named` puts into the item itself. */
function arbitraryElements(rows: readonly Row[], around: Surroundings, named: boolean): fc.Arbitrary<Draft> {
  const { charset, depth } = around;
  const level = levelOf(rows);
  const arbitraries = level.rows
    .filter((row) => row.keyword !== 'SpecificCharacterSet')
    .map((row) => [row.keyword, arbitraryRow(row, around)] as const);
  const wildcards = level.wildcards.map((what) => arbitraryWildcard(what, charset));
  const block = seldom(arbitraryPrivateBlock(charset), depth === 0 ? 3 : 40);
  return fc
    .tuple(block, fc.record(Object.fromEntries(arbitraries)), ...wildcards)
    .map((parts) => Object.assign({}, ...parts, named && { SpecificCharacterSet: charset.terms }));
}

const drafts = new WeakMap<readonly Row[], Map<string, fc.Arbitrary<Draft>>>();

/** A draft of an item of these rows; some items name a character set of their own. */
export function arbitraryDraft(rows: readonly Row[], around: Surroundings): fc.Arbitrary<Draft> {
  const known = drafts.get(rows) ?? new Map<string, fc.Arbitrary<Draft>>();
  drafts.set(rows, known);
  const key = `${around.charset.terms.join()} ${around.depth} ${around.single}`;
  const made = known.get(key) ?? makeDraft(rows, around);
  known.set(key, made);
  return made;
}

function makeDraft(rows: readonly Row[], around: Surroundings): fc.Arbitrary<Draft> {
  if (around.depth === 0) return arbitraryElements(rows, around, around.charset !== defaultRepertoire);
  const inherited = arbitraryElements(rows, around, false);
  if (!levelOf(rows).rows.some((row) => row.keyword === 'SpecificCharacterSet')) return inherited;
  const own = arbitraryCharacterSet
    .filter((charset) => charset !== defaultRepertoire)
    .chain((charset) => arbitraryElements(rows, { ...around, charset }, true));
  return fc.oneof({ withCrossShrink: true }, { arbitrary: inherited, weight: 3 }, { arbitrary: own, weight: 1 });
}
