// The value of one attribute of a generated instance: one that is known for its keyword, else one that its row lists, else
// any of its VR (PS3.5 6.2).

import { evaluate } from '../../../registry/iods/condition.ts';
import type { ConditionValue } from '../../../registry/iods/condition-types.ts';
import type { AttributeRow } from '../../../registry/iods/definition.ts';
import type { DataSetElement } from '../../data-set.ts';
import { parseMultiplicity } from '../../validate/value-multiplicity.ts';
import type { PlainItem } from '../full/plain-item.ts';
import { sampleValue } from '../full/sample-value.ts';
import type { Content } from './content.ts';
import { roles, uidOfRole } from './storage-uids.ts';

/** A value that the row allows in this item; null of an attribute that may be empty, if none is known. */
export function chosenValue(row: AttributeRow, item: PlainItem, content: Content, isEmpty: boolean): DataSetElement {
  if (isEmpty && !content.fillsType2) return null;
  const given = givenValue(row, item, content);
  const isWanted = given !== undefined && allows(row, given, item);
  if (isEmpty) return isWanted ? given : null;
  if (isWanted) return given;
  if (row.enumerated && parseMultiplicity(row.vm).least === 1) return row.enumerated[0] ?? null;
  const listed = listsOf(row, item);
  const single = listed.filter(({ value }) => value !== undefined);
  if (single.length > 0) return single.map(({ values }) => values[0] ?? '');
  const [list] = listed;
  if (list?.values[0] !== undefined && parseMultiplicity(row.vm).least === 1) return list.values[0];
  return row.vr === 'UI' ? uidOf(row, item) : sampleValue(row, () => uidOfRole(row.keyword));
}

function givenValue(
  { keyword }: AttributeRow,
  item: PlainItem,
  { top, anywhere }: Content,
): DataSetElement | undefined {
  const ofTop = item.parent === undefined ? top[keyword] : undefined;
  return ofTop ?? anywhere[`${item.within}.${keyword}`] ?? anywhere[keyword];
}

function allows(row: AttributeRow, value: DataSetElement, item: PlainItem): boolean {
  const values = (Array.isArray(value) ? value : [value]) as readonly unknown[];
  const isIn = (list: readonly ConditionValue[], one: unknown) => list.some((each) => each === one);
  if (row.enumerated && !values.every((one) => isIn(row.enumerated ?? [], one))) return false;
  return listsOf(row, item).every(({ values: list, value: which }) =>
    which === undefined ? values.every((one) => isIn(list, one)) : isIn(list, values[which - 1]),
  );
}

function listsOf({ valueLists = [] }: AttributeRow, item: PlainItem): NonNullable<AttributeRow['valueLists']> {
  return valueLists.filter(({ when }) => !when || evaluate(when, item) === true);
}

/** The class of the images that references lead to. */
const referenced = 'CTImageStorage';

function uidOf({ keyword }: AttributeRow, item: PlainItem): string {
  switch (keyword) {
    case 'StudyInstanceUID':
      return roles.study;
    case 'SeriesInstanceUID':
      return item.parent === undefined ? uidOfRole('series') : roles.series(referenced);
    case 'FrameOfReferenceUID':
    case 'ReferencedFrameOfReferenceUID':
      return roles.frameOfReference;
    case 'ReferencedSOPInstanceUID':
      return roles.instance(referenced);
    case 'ReferencedSOPClassUID':
      return '1.2.840.10008.5.1.4.1.1.2';
    default:
      return uidOfRole(keyword);
  }
}
