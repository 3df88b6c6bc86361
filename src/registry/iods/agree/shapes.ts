// Drawings and surfaces of implant templates whose parts belong together: PS3.3 C.29.1.2, C.27.

import { type Building, type PlainItem, plainItems } from './plain.ts';

/** A square, drawn with one pen (PS3.3 Table C.29.1.2-2). */
const drawing = 'IN;PC1,0,0,0;SP1;PU0,0;PD400,0;PD400,400;PD0,400;PD0,0;PU;';

/** A document and the pens that it uses. */
export function repairDrawing({ item }: Building): void {
  item.HPGLDocument = Uint8Array.from(Buffer.from(drawing, 'latin1'));
  if (item.HPGLContourPenNumber !== undefined) item.HPGLContourPenNumber = 1;
  const [pen] = plainItems(item, 'HPGLPenSequence');
  if (!pen) return;
  pen.HPGLPenNumber = 1;
  item.HPGLPenSequence = [pen];
}

const pointCount = 4;
/** Three coordinates of four bytes for each point. */
const coordinates = (): Uint8Array => new Uint8Array(pointCount * 3 * 4);

/** Indices of points, each in four bytes. */
function indices(...numbers: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(numbers.length * 4);
  const view = new DataView(bytes.buffer);
  numbers.forEach((number, index) => {
    view.setUint32(index * 4, number, true);
  });
  return bytes;
}

/** Four points, and primitives of them, for the surface that holds the primitives. */
export function repairSurface({ item, row }: Building): void {
  for (const points of plainItems(item, 'SurfacePointsSequence')) {
    points.NumberOfSurfacePoints = pointCount;
    points.PointCoordinatesData = coordinates();
  }
  for (const normals of plainItems(item, 'SurfacePointsNormalsSequence')) {
    Object.assign(normals, {
      NumberOfVectors: pointCount,
      VectorDimensionality: 3,
      VectorCoordinateData: coordinates(),
    });
  }
  for (const primitives of plainItems(item, row.keyword)) repairPrimitives(primitives);
}

/** What has a value keeps one; vertices are always there. */
function repairPrimitives(primitives: PlainItem): void {
  primitives.LongVertexPointIndexList = indices(1, 2, 3, 4);
  if (primitives.LongEdgePointIndexList) primitives.LongEdgePointIndexList = indices(1, 2, 3, 4);
  if (primitives.LongTrianglePointIndexList) primitives.LongTrianglePointIndexList = indices(1, 2, 3);
  for (const keyword of ['TriangleStripSequence', 'TriangleFanSequence', 'LineSequence', 'FacetSequence'])
    for (const one of plainItems(primitives, keyword)) one.LongPrimitivePointIndexList = indices(1, 2, 3);
}
