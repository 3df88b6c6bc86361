// One item against its level of the IOD: presence by Type and condition (PS3.5 7.4), then each element and its items.

import { dictionaryEntry, nameOfTag } from '../../registry/dictionary.ts';
import { describeCondition } from '../../registry/iods/condition.ts';
import type { DataElement } from '../element-tree.ts';
import { checkItemCount, checkTerms, checkTypeOne, checkValues, type Objector } from './check-element.ts';
import type { IodLevel, LevelRow, RowCondition } from './iod-level.ts';
import type { ItemScope } from './item-scope.ts';
import { rowsToCheck } from './picked-rows.ts';
import { hasCreator, isForbiddenPrivateGroup, isPrivate, isPrivateCreator } from './private-elements.ts';
import type { ValidationFinding } from './validation-finding.ts';

/** Takes each finding as it is made. */
export type Report = (finding: ValidationFinding) => void;

/** Adds what is wrong with the item, in the order: what is missing, then element by element. */
export function validateItem(scope: ItemScope, level: IodLevel | undefined, report: Report): void {
  if (level) checkPresences(scope, level, report);
  for (const element of scope.elements) checkOne(element, scope, level, report);
}

function checkPresences(scope: ItemScope, level: IodLevel, report: Report): void {
  for (const row of level.demanding) checkPresence(scope, row, report);
  for (const group of level.picked)
    for (const row of rowsToCheck(group, scope)) checkCondition(scope, row, row.required, report);
}

/** Binds the findings of one element to its place. */
function objector(scope: ItemScope, tag: number, keyword: string | undefined, report: Report): Objector {
  return (rule, severity, clause, expected, actual) =>
    report({
      tagPath: scope.pathOf(tag),
      tag,
      keyword: keyword ?? nameOfTag(tag),
      rule,
      clause,
      severity,
      expected,
      actual,
    });
}

function checkPresence(scope: ItemScope, row: LevelRow, report: Report): void {
  if (row.required) checkCondition(scope, row, row.required, report);
  else if (row.forbidden) checkForbidden(scope, row, row.forbidden, report);
  else if (!scope.find(row.tag)) missing(scope, row, `an element of Type ${row.type}`, report);
}

function checkCondition(scope: ItemScope, row: LevelRow, required: RowCondition, report: Report): void {
  const there = scope.find(row.tag) !== undefined;
  const { otherwise } = row;
  if (there && otherwise === 'may') return;
  const demanded = required.holds(scope);
  if (demanded === true) {
    if (!there)
      missing(scope, row, `an element of Type ${row.type}, for ${describeCondition(required.condition)}`, report);
  } else if (there && otherwise !== 'may') {
    const forbidden = otherwise ? otherwise.holds(scope) === false : demanded === false;
    if (forbidden) notAllowed(scope, row, otherwise ?? required, report);
  }
}

function checkForbidden(scope: ItemScope, row: LevelRow, { condition, holds }: RowCondition, report: Report): void {
  if (!scope.find(row.tag) || holds(scope) !== true) return;
  const expected = `absence, for ${describeCondition(condition)}`;
  objector(scope, row.tag, row.keyword, report)('not-allowed', 'error', row.clause, expected, 'present');
}

function notAllowed(scope: ItemScope, row: LevelRow, unless: RowCondition, report: Report): void {
  const expected = `absence, unless ${describeCondition(unless.condition)}`;
  objector(scope, row.tag, row.keyword, report)('not-allowed', 'error', row.clause, expected, 'present');
}

function missing(scope: ItemScope, row: LevelRow, expected: string, report: Report): void {
  objector(scope, row.tag, row.keyword, report)('missing', 'error', row.clause, expected, 'absent');
}

function checkOne(element: DataElement, scope: ItemScope, level: IodLevel | undefined, report: Report): void {
  const row = level?.byTag.get(element.tag);
  const object = objector(scope, element.tag, row?.keyword, report);
  if (row) checkKnown(element, scope, row, object, report);
  else checkOther(element, scope, level, object, report);
}

function checkKnown(element: DataElement, scope: ItemScope, row: LevelRow, object: Objector, report: Report): void {
  const needsValue = row.type === '1' || row.type === '1C';
  if (needsValue) checkTypeOne(element, row, object);
  if (!element.items) {
    checkValues(element, scope, row, object);
    checkTerms(element, scope, row, object);
    return;
  }
  if (!row.level) object('vr', 'error', 'PS3.6 6', `VR ${row.vrs.join(' or ')}`, 'VR SQ');
  checkItemCount(element.items.length, row, scope, object);
  checkSingle(element, scope, row, object);
  validateItems(element, scope, row.level?.(), report);
}

/** Image Boxes and their like: one item unless the items meet a condition. */
function checkSingle(element: DataElement, scope: ItemScope, row: LevelRow, object: Objector): void {
  const items = element.items ?? [];
  const { singleUnless } = row;
  if (!singleUnless || items.length < 2) return;
  const excepted = items.some((item, index) => singleUnless.holds(scope.enter(element.tag, item, index)) !== false);
  if (!excepted)
    object(
      'item-count',
      'error',
      row.clause,
      `one item, unless ${describeCondition(singleUnless.condition)}`,
      String(items.length),
    );
}

function validateItems(element: DataElement, scope: ItemScope, level: IodLevel | undefined, report: Report): void {
  element.items?.forEach((item, index) => {
    validateItem(scope.enter(element.tag, item, index), level, report);
  });
}

/** Elements beyond the IOD: Standard Extended ones (PS3.2 7.3), private ones, and retired group lengths. */
function checkOther(
  element: DataElement,
  scope: ItemScope,
  level: IodLevel | undefined,
  object: Objector,
  report: Report,
): void {
  const { tag } = element;
  const entry = isPrivate(tag) ? undefined : dictionaryEntry(tag);
  if (isPrivate(tag)) checkPrivate(tag, scope, object);
  else if (level && !level.open)
    object('not-in-iod', 'information', 'PS3.2 7.3', 'an attribute of the IOD', 'an additional one');
  if (element.items) validateItems(element, scope, undefined, report);
  else checkValues(element, scope, entry && { vrs: entry.vr.split('/'), vm: entry.vm }, object);
}

function checkPrivate(tag: number, scope: ItemScope, object: Objector): void {
  if (isForbiddenPrivateGroup(tag))
    object('private-group', 'error', 'PS3.5 7.8', 'a group that is free for private use', 'this group');
  else if (!isPrivateCreator(tag) && !hasCreator(tag, scope)) {
    object('private-creator', 'error', 'PS3.5 7.8.1', 'a Private Creator for the block in the same item', 'none');
  }
}
