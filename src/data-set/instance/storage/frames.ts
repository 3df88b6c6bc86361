// The functional groups of each frame of a generated multi-frame instance (PS3.3 C.7.6.16.1): those of the first, further on
// in the volume, the stack and time.

import type { DataSet, DataSetElement } from '../../data-set.ts';

const frameGroups = 'PerFrameFunctionalGroupsSequence';
/** Between the planes of two frames, in mm. */
const distance = 5;

/** The Data Set with an item for each frame in place of the one that it has. */
export function withFrames(dataSet: DataSet, count: number): DataSet {
  const [first] = itemsOf(dataSet[frameGroups]);
  if (!first) return dataSet;
  const frames = Array.from({ length: count }, (_, index) => frameItem(structuredClone(first), index));
  return { ...dataSet, [frameGroups]: frames };
}

function frameItem(item: DataSet, index: number): DataSet {
  for (const element of Object.values(item)) for (const group of itemsOf(element)) moveOn(group, index);
  return item;
}

function moveOn(group: DataSet, index: number): void {
  const numbers = ['FrameAcquisitionNumber', 'InStackPositionNumber'] as const;
  for (const keyword of numbers) if (typeof group[keyword] === 'number') group[keyword] = index + 1;
  if (group.DimensionIndexValues !== undefined) group.DimensionIndexValues = index + 1;
  if (group.ImagePositionPatient !== undefined) group.ImagePositionPatient = ['-64', '-64', String(distance * index)];
}

function itemsOf(element: DataSetElement | undefined): DataSet[] {
  if (!Array.isArray(element)) return [];
  return element.filter(
    (one): one is DataSet => typeof one === 'object' && one !== null && !(one instanceof Uint8Array),
  );
}
