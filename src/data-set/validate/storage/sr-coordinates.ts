// Content items of coordinates (PS3.3 C.18.6, C.18.7): they are selected from something, and those of an image have as many
// points as their Graphic Type.

import type { ItemScope } from '../item-scope.ts';

const contentSequence = { tag: 0x0040a730, keyword: 'ContentSequence' };
const relationshipType = 0x0040a010;
const graphicData = { tag: 0x00700022, keyword: 'GraphicData' };
const graphicType = 0x00700023;

/** Numbers of points of a Graphic Type that has always as many; the others have one at least. */
const pointsOf: Readonly<Record<string, number>> = { POINT: 1, CIRCLE: 2, ELLIPSE: 4 };

/** Objects to coordinates of the Value Type that are of nothing, or of other points than they say. */
export function checkCoordinates(item: ItemScope, type: string | undefined): void {
  if (type !== 'SCOORD' && type !== 'TCOORD') return;
  const isSelected = item
    .itemsOf(contentSequence.tag)
    .some((child) => child.valuesOf(relationshipType).some((value) => String(value).trim() === 'SELECTED FROM'));
  if (!isSelected && !item.isUnread(contentSequence.tag)) {
    const clause = type === 'SCOORD' ? 'PS3.3 C.18.6' : 'PS3.3 C.18.7';
    item.object(contentSequence, 'missing', 'error', clause, 'an item that it is SELECTED FROM', 'none');
  }
  if (type === 'SCOORD') checkPoints(item);
}

function checkPoints(item: ItemScope): void {
  const element = item.find(graphicData.tag);
  const [shape] = item.valuesOf(graphicType);
  if (!element || element.length === 0 || element.passedOver || typeof shape !== 'string') return;
  const { length } = item.valuesOf(graphicData.tag);
  const points = pointsOf[shape.trim()];
  if (points === undefined ? length % 2 === 0 : length === 2 * points) return;
  const expected = points === undefined ? 'pairs of column and row' : `${2 * points} values, of a ${shape.trim()}`;
  item.object(graphicData, 'count', 'error', 'PS3.3 C.18.6.1.2', expected, `${length} values`);
}
