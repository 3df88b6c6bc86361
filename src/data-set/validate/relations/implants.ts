// Planning landmarks of implant templates: PS3.3 Table C.29.1.5-1.

import type { ItemScope } from '../item-scope.ts';
import { numbersOf, objectAt, type RelationCheck, tagFor } from './place.ts';

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
  const { scope } = place;
  if (!speaksForAll(scope, place.tag)) return;
  const attribute = { tag: landmarkId };
  const seen = new Set<number>();
  let highest = 0;
  for (const sequence of sequences) {
    let previous: number | undefined;
    for (const item of scope.itemsOf(sequence)) {
      const [id] = numbersOf(item, landmarkId);
      if (id === undefined) continue;
      if (seen.has(id))
        objectAt(place, item, attribute, 'duplicate', 'a number that no other landmark has', String(id));
      else if (previous !== undefined && id !== previous + 1)
        objectAt(place, item, attribute, 'numbering', `${previous + 1}, after ${previous}`, String(id));
      seen.add(id);
      previous = id;
      highest = Math.max(highest, id);
    }
  }
  if (seen.size > 0 && highest !== seen.size && !seen.has(1))
    scope.object(
      place,
      'numbering',
      place.severity,
      place.clause,
      'landmarks that count from 1',
      `from ${Math.min(...seen)}`,
    );
};
