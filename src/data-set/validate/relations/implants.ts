// Planning landmarks of implant templates: PS3.3 Table C.29.1.5-1.

import type { ItemScope } from '../item-scope.ts';
import { numbersOf, objectAt, objectTo, type Place, type RelationCheck, tagFor } from './place.ts';

const landmarkId = tagFor('PlanningLandmarkID');
const sequences = [
  'PlanningLandmarkPointSequence',
  'PlanningLandmarkLineSequence',
  'PlanningLandmarkPlaneSequence',
].map(tagFor);

/** The first of the sequences that are there speaks for all of them. */
function speaksForAll(scope: ItemScope, tag: number): boolean {
  return sequences.find((one) => scope.find(one)) === tag;
}

/** Points, lines and planes count from 1 together, each sequence in steps of 1; which of them begins is left open. */
export const landmarkNumbers: RelationCheck = (place) => {
  if (!speaksForAll(place.scope, place.tag)) return;
  const seen = new Set<number>();
  for (const sequence of sequences) if (!continues(place, place.scope.itemsOf(sequence), seen)) return;
  for (let id = 1; id <= seen.size; id++) {
    if (seen.has(id)) continue;
    objectTo(place, 'numbering', `landmarks from 1 to ${seen.size}`, `none is ${id}`);
    return;
  }
};

/** Whether the numbers of a sequence are new and follow each other; says what is wrong with the first that does not. */
function continues(place: Place, items: readonly ItemScope[], seen: Set<number>): boolean {
  let previous: number | undefined;
  for (const item of items) {
    const [id] = numbersOf(item, landmarkId);
    if (id === undefined) return false;
    const isNew = !seen.has(id);
    const expected = isNew ? `${(previous ?? 0) + 1}, after ${previous}` : 'a number that no other landmark has';
    if (!isNew || (previous !== undefined && id !== previous + 1)) {
      objectAt(place, item, { tag: landmarkId }, isNew ? 'numbering' : 'duplicate', expected, String(id));
      return false;
    }
    seen.add(id);
    previous = id;
  }
  return true;
}
