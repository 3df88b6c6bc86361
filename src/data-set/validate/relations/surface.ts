// Surface meshes: PS3.3 C.27.1 to C.27.4. Counts, and indices of the points that primitives are made of.

import type { DataElement } from '../../read/element-tree.ts';
import type { ItemScope } from '../item-scope.ts';
import { numbersOf, objectAt, type Place, type RelationCheck, tagFor } from './place.ts';

const points = tagFor('SurfacePointsSequence');
const pointCount = tagFor('NumberOfSurfacePoints');
const coordinates = tagFor('PointCoordinatesData');
const normals = tagFor('SurfacePointsNormalsSequence');
const [vectorCount, dimension, vectorData] = [
  tagFor('NumberOfVectors'),
  tagFor('VectorDimensionality'),
  tagFor('VectorCoordinateData'),
];

/** Lists of indices beside each other, with how many make one primitive. */
const lists = [
  { tag: tagFor('LongVertexPointIndexList'), step: 1 },
  { tag: tagFor('LongEdgePointIndexList'), step: 2 },
  { tag: tagFor('LongTrianglePointIndexList'), step: 3 },
];
/** Sequences of primitives, with the points that one takes at least. */
const sequences = [
  { tag: tagFor('TriangleStripSequence'), least: 3 },
  { tag: tagFor('TriangleFanSequence'), least: 3 },
  { tag: tagFor('LineSequence'), least: 1 },
  { tag: tagFor('FacetSequence'), least: 3 },
];
const primitiveList = tagFor('LongPrimitivePointIndexList');
const bytesOfFloat = 4;
const bytesOfIndex = 4;

/** Stands in the row of the primitives, and looks at the whole surface. */
export const surface: RelationCheck = (place) => {
  const [pointSet] = place.scope.itemsOf(points);
  const [count] = pointSet ? numbersOf(pointSet, pointCount) : [];
  if (pointSet && count !== undefined) {
    checkFloats({ ...place, clause: 'PS3.3 C.27.2.1' }, pointSet, coordinates, count * 3);
    for (const item of place.scope.itemsOf(normals)) checkNormals(place, item, count);
  }
  for (const item of place.scope.itemsOf(place.tag)) checkPrimitives(place, item, count ?? Number.POSITIVE_INFINITY);
};

function checkFloats(place: Place, scope: ItemScope, tag: number, count: number): void {
  const element = scope.find(tag);
  if (!element || element.length === 0 || element.length === count * bytesOfFloat) return;
  objectAt(place, scope, { tag }, 'count', `${count} values of 4 bytes`, `${element.length} bytes`);
}

/** One vector of three coordinates for each point. */
function checkNormals(place: Place, item: ItemScope, pointsOfSurface: number): void {
  const [vectors] = numbersOf(item, vectorCount);
  const [size] = numbersOf(item, dimension);
  if (vectors !== undefined && vectors !== pointsOfSurface)
    objectAt(place, item, { tag: vectorCount }, 'count', `${pointsOfSurface}, one for each point`, String(vectors));
  if (size !== undefined && size !== 3) objectAt(place, item, { tag: dimension }, 'range', '3', String(size));
  if (vectors !== undefined && size !== undefined)
    checkFloats({ ...place, clause: 'PS3.3 C.27.3.1' }, item, vectorData, vectors * size);
}

function checkPrimitives(place: Place, item: ItemScope, most: number): void {
  let found = 0;
  for (const { tag, step } of lists) found += checkList(place, item, tag, most, (count) => count % step === 0);
  for (const { tag, least } of sequences)
    for (const primitive of item.itemsOf(tag))
      found += checkList(place, primitive, primitiveList, most, (count) => count >= least);
  const clause = 'PS3.3 C.27.4.1';
  if (found === 0) objectAt({ ...place, clause }, place.scope, place, 'count', 'a primitive of any kind', 'none');
}

/** Checks a list of indices and says how many it has. */
function checkList(
  place: Place,
  scope: ItemScope,
  tag: number,
  most: number,
  allows: (count: number) => boolean,
): number {
  const element = scope.find(tag);
  if (!element || element.length === 0) return 0;
  const count = element.length / bytesOfIndex;
  const inMacro = { ...place, clause: 'PS3.3 C.27.4.1' };
  if (!allows(count)) objectAt(inMacro, scope, { tag }, 'count', 'indices that make whole primitives', String(count));
  const wrong = indicesOf(element).find((index) => index < 1 || index > most);
  if (wrong !== undefined)
    objectAt(place, scope, { tag }, 'reference', `indices of points, from 1 to ${most}`, String(wrong));
  return count;
}

function indicesOf({ value, littleEndian }: DataElement): number[] {
  const view = new DataView(value.buffer, value.byteOffset, value.byteLength);
  const count = Math.floor(value.length / bytesOfIndex);
  return Array.from({ length: count }, (_, index) => view.getUint32(index * bytesOfIndex, littleEndian));
}
