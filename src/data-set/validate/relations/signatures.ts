// Data Elements Signed: PS3.3 C.12.1.1.3.1.1.

import { formatTag } from '../../../registry/dictionary.ts';
import type { DataElement } from '../../read/element-tree.ts';
import { numbersOf, objectTo, type RelationCheck } from './place.ts';

const forbiddenTags = [0x00080001, 0x4ffe0001, 0xfffcfffc, 0xfffee00d];

function isForbidden(tag: number): boolean {
  const group = tag >>> 16;
  return (tag & 0xffff) === 0 || group < 0x0008 || group === 0xfffa || forbiddenTags.includes(tag);
}

/** Nobody can encode what nobody knows the VR of. */
function holdsUnknown({ vr, items }: DataElement): boolean {
  return vr === 'UN' || items?.some(({ elements }) => elements.some(holdsUnknown)) === true;
}

/** Elements beside the MAC parameters, in their order, and none that a signature leaves out. */
export const dataElementsSigned: RelationCheck = (place) => {
  const around = place.scope.parent;
  const unknown = new Map<number, boolean>();
  const isUnknown = (element: DataElement) => {
    const known = unknown.get(element.tag) ?? holdsUnknown(element);
    unknown.set(element.tag, known);
    return known;
  };
  let previous = -1;
  for (const tag of numbersOf(place.scope, place.tag)) {
    const shown = formatTag(tag);
    if (tag <= previous) objectTo(place, 'relation', 'tags in the order of the Data Set, once each', shown);
    previous = tag;
    const element = around?.find(tag);
    if (isForbidden(tag)) objectTo(place, 'relation', 'tags that may be signed', shown);
    else if (!element) objectTo(place, 'reference', 'tags of elements at the same level', shown);
    else if (isUnknown(element)) objectTo(place, 'relation', 'elements of a known VR', `${shown} of VR UN`);
  }
};
