// One item against its level of the IOD: presence by Type and condition (PS3.5 7.4), then each element and its items.

import { dictionaryEntry } from '../../registry/dictionary.ts';
import { describeCondition } from '../../registry/iods/condition.ts';
import type { DataElement } from '../read/element-tree.ts';
import { checkItemCount, checkNotEmpty, checkTerms, checkValues, type ValueDemands } from './check-element.ts';
import { traitsOf } from './element-values.ts';
import type { ItemScope } from './item-scope.ts';
import type { IodLevel, LevelRow, PickedRows } from './level-row.ts';
import { rowsPicked } from './picked-rows.ts';
import { hasCreator, isForbiddenPrivateGroup, isPrivate, isPrivateCreator } from './private-elements.ts';
import { parseMultiplicity } from './value-multiplicity.ts';

/** Objects to what is wrong with the item, in the order: what is missing, then element by element. */
export function validateItem(scope: ItemScope, level: IodLevel | undefined): void {
  if (level) {
    checkDemanding(scope, level.demanding);
    for (const group of level.picked) checkPicked(scope, group);
  }
  checkElements(scope, level);
}

/** Rows and elements both ascend, so one pass over both tells which rows have no element. */
function checkDemanding(scope: ItemScope, rows: readonly LevelRow[]): void {
  const { elements } = scope;
  let next = 0;
  let tag = elements[0]?.tag ?? noTag;
  for (const row of rows) {
    while (tag < row.tag) tag = elements[++next]?.tag ?? noTag;
    if (tag !== row.tag) checkAbsent(scope, row);
  }
}

/** Greater than any tag. */
const noTag = Number.POSITIVE_INFINITY;

function checkPicked(scope: ItemScope, group: PickedRows): void {
  for (const row of rowsPicked(group, scope)) if (!scope.find(row.tag)) checkAbsent(scope, row);
}

/** What an element demands by being there. */
function checkTriggered(scope: ItemScope, rows: readonly LevelRow[]): void {
  for (const row of rows) if (!scope.find(row.tag)) checkAbsent(scope, row);
}

/** An attribute that is not there, and that its row may demand. */
function checkAbsent(scope: ItemScope, row: LevelRow): void {
  const { required } = row;
  if (scope.isUnread(row.tag)) return;
  if (required && required.holds(scope) !== true) return;
  const why = required ? `, for ${describeCondition(required.condition)}` : '';
  scope.object(row, 'missing', 'error', row.clause, `an element of Type ${row.type}${why}`, 'absent');
}

/** An attribute that is there, and that its row may forbid. */
function checkPresent(scope: ItemScope, row: LevelRow): void {
  const { required, otherwise, forbidden } = row;
  if (required) {
    if (otherwise === 'may' || required.holds(scope) === true) return;
    const allowed = otherwise ?? required;
    if (allowed.holds(scope) === false) notAllowed(scope, row, `unless ${describeCondition(allowed.condition)}`);
  } else if (forbidden?.holds(scope) === true) {
    notAllowed(scope, row, `for ${describeCondition(forbidden.condition)}`);
  }
}

function notAllowed(scope: ItemScope, row: LevelRow, why: string): void {
  scope.object(row, 'not-allowed', 'error', row.clause, `absence, ${why}`, 'present');
}

function checkElements(scope: ItemScope, level: IodLevel | undefined): void {
  const { rows, tags, triggered } = level ?? noLevel;
  let at = 0;
  for (const element of scope.elements) {
    const { tag } = element;
    while ((tags[at] ?? noTag) < tag) at += 1;
    const row = tags[at] === tag ? rows[at] : undefined;
    if (row) checkKnown(element, scope, row);
    else checkOther(element, scope, level);
    if (row) checkTriggered(scope, triggered[at] ?? []);
  }
}

const noLevel: Pick<IodLevel, 'rows' | 'tags' | 'triggered'> = { rows: [], tags: new Uint32Array(0), triggered: [] };

function checkKnown(element: DataElement, scope: ItemScope, row: LevelRow): void {
  checkContent(element, scope, row);
  if (row.relations && scope.isWhole) for (const relation of row.relations) relation(scope);
}

function checkContent(element: DataElement, scope: ItemScope, row: LevelRow): void {
  if (row.mayBeForbidden) checkPresent(scope, row);
  if (row.needsValue && !scope.isCutOff(element)) checkNotEmpty(element, row, scope);
  if (!element.items) {
    if (scope.isCutOff(element)) return;
    const values = checkValues(element, scope, row);
    if (row.enumerated || row.terms || row.valueLists) checkTerms(values ?? scope.valuesOf(row.tag), scope, row);
    return;
  }
  if (!row.level) scope.object(row, 'vr', 'error', 'PS3.6 6', `VR ${row.vrs.join(' or ')}`, 'VR SQ');
  if (!scope.isCutOff(element)) checkItemCount(element.items.length, row, scope);
  checkSingle(element, scope, row);
  const level = row.level?.();
  // Relations look at the items too, so that these are made to stay.
  if (row.relations) for (const item of scope.itemsOf(element.tag)) validateItem(item, level);
  else validateItems(element, scope, level);
}

/** Image Boxes and their like: one item unless the items meet a condition. */
function checkSingle(element: DataElement, scope: ItemScope, row: LevelRow): void {
  const { singleUnless } = row;
  if (!singleUnless || !element.items || element.items.length < 2) return;
  const { length } = element.items;
  const excepted = scope.itemsOf(element.tag).some((item) => singleUnless.holds(item) !== false);
  const expected = `one item, unless ${describeCondition(singleUnless.condition)}`;
  if (!excepted) scope.object(row, 'item-count', 'error', row.clause, expected, String(length));
}

function validateItems(element: DataElement, scope: ItemScope, level: IodLevel | undefined): void {
  element.items?.forEach((item, index) => {
    validateItem(scope.enter(element.tag, item, index), level);
  });
}

/** Elements beyond the IOD: Standard Extended ones (PS3.2 7.3), private ones, and retired group lengths. */
function checkOther(element: DataElement, scope: ItemScope, level: IodLevel | undefined): void {
  if (isPrivate(element.tag)) checkPrivate(element, scope);
  else if (level && !level.open)
    scope.object(element, 'not-in-iod', 'information', 'PS3.2 7.3', 'an attribute of the IOD', 'an additional one');
  const demands = demandsOf(element);
  if (element.items) validateOtherItems(element, scope, demands);
  else if (!scope.isCutOff(element)) checkValues(element, scope, demands);
}

/** UN with items is a sequence whose sender did not know it (PS3.5 6.2.2). */
function validateOtherItems(element: DataElement, scope: ItemScope, demands: ValueDemands | undefined): void {
  if (demands && !demands.vrs.includes('SQ'))
    scope.object(demands, 'vr', 'error', 'PS3.6 6', `VR ${demands.vrs.join(' or ')}`, 'VR SQ');
  validateItems(element, scope, undefined);
}

/** What PS3.6 says of an element. */
function demandsOf({ tag }: DataElement): ValueDemands | undefined {
  const entry = isPrivate(tag) ? undefined : dictionaryEntry(tag);
  if (!entry) return undefined;
  const [first = '', ...others] = entry.vr.split('/');
  const vm = parseMultiplicity(entry.vm);
  return { tag, keyword: entry.keyword, vrs: [first, ...others], traits: traitsOf(first), vm, needsValue: false };
}

function checkPrivate(element: DataElement, scope: ItemScope): void {
  const { tag } = element;
  if (isForbiddenPrivateGroup(tag))
    scope.object(element, 'private-group', 'error', 'PS3.5 7.8', 'a group that is free for private use', 'this group');
  else if (!isPrivateCreator(tag) && !hasCreator(tag, scope)) {
    const expected = 'a Private Creator for the block in the same item';
    scope.object(element, 'private-creator', 'error', 'PS3.5 7.8.1', expected, 'none');
  }
}
