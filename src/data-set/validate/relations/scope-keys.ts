// Key attributes in the Scope of Inventory: PS3.3 C.38.2.1.1, Table C.38.2-1; the levels of keys: PS3.4 C.6.2.1.

import type { DataElement } from '../../read/element-tree.ts';
import type { ItemScope } from '../item-scope.ts';
import { isPrivate } from '../private-elements.ts';
import { itemsAlong, objectAt, type Place, type RelationCheck, tagFor, textsOf } from './place.ts';

const [range, uids, empty, general] = [
  tagFor('RangeMatchingSequence'),
  tagFor('ListOfUIDMatchingSequence'),
  tagFor('EmptyValueMatchingSequence'),
  tagFor('GeneralMatchingSequence'),
];
const mechanisms = tagFor('ExtendedMatchingMechanisms');
/** Keys that only series and instances have. */
const belowStudies = [
  'Modality',
  'SeriesNumber',
  'SeriesInstanceUID',
  'NumberOfSeriesRelatedInstances',
  'InstanceNumber',
  'SOPInstanceUID',
  'SOPClassUID',
].map(tagFor);

/** Stands in the row of Scope of Inventory Sequence. */
export const scopeKeys: RelationCheck = (place) => {
  for (const item of place.scope.itemsOf(place.tag)) {
    checkRange({ ...place, clause: 'PS3.3 C.38.2.1.1.3' }, item.itemsOf(range));
    for (const one of item.itemsOf(uids)) checkUids({ ...place, clause: 'PS3.3 Table C.38.2-1' }, one);
    for (const one of item.itemsOf(empty)) checkEmpty({ ...place, clause: 'PS3.3 C.38.2.1.1.5' }, one);
    for (const one of item.itemsOf(general)) checkGeneral({ ...place, clause: 'PS3.3 C.38.2.1.1.1' }, one);
    checkLevel({ ...place, clause: 'PS3.3 C.38.2.1.1.2' }, item);
  }
};

/** These say how keys are to be read. */
const noKeys = [tagFor('SpecificCharacterSet'), tagFor('TimezoneOffsetFromUTC')];

/** Private ones are nobody's keys but their creator's. */
function keysOf(item: ItemScope): readonly DataElement[] {
  return item.elements.filter(({ tag }) => !isPrivate(tag) && !noKeys.includes(tag));
}

/** In how many items a key is, and in how many of them without a value. */
interface KeyCount {
  all: number;
  empty: number;
}

function countKeys(items: readonly ItemScope[]): ReadonlyMap<number, KeyCount> {
  const counts = new Map<number, KeyCount>();
  for (const item of items) {
    for (const { tag, length } of keysOf(item)) {
      const count = counts.get(tag) ?? { all: 0, empty: 0 };
      count.all += 1;
      if (length === 0) count.empty += 1;
      counts.set(tag, count);
    }
  }
  return counts;
}

/** The same dates and times in both items, each with a value in one of them. */
function checkRange(place: Place, items: readonly ItemScope[]): void {
  const counts = countKeys(items);
  for (const item of items) {
    for (const { tag, vr } of keysOf(item)) {
      if (!['DA', 'DT', 'TM', 'UN'].includes(vr))
        objectAt({ ...place, clause: 'PS3.3 Table C.38.2-1' }, item, { tag }, 'relation', 'a date or time', `VR ${vr}`);
      const { all = 0, empty = 0 } = counts.get(tag) ?? {};
      if (all < items.length)
        objectAt(place, item, { tag }, 'relation', 'the same keys in both items', 'a key of this one alone');
      else if (item === items[0] && empty === items.length)
        objectAt(place, item, { tag }, 'empty', 'a value in one of the items', 'none');
    }
  }
}

/** One UID for each item. */
function checkUids(place: Place, item: ItemScope): void {
  for (const { tag, vr, length } of keysOf(item)) {
    if (vr !== 'UI' && vr !== 'UN') objectAt(place, item, { tag }, 'relation', 'a UID', `VR ${vr}`);
    else if (length === 0) objectAt(place, item, { tag }, 'empty', 'a UID', 'no value');
    const count = item.valuesOf(tag).length;
    if (count > 1)
      objectAt({ ...place, clause: 'PS3.3 C.38.2.1.1.4' }, item, { tag }, 'count', 'one UID', String(count));
  }
}

function checkEmpty(place: Place, item: ItemScope): void {
  for (const { tag, length } of keysOf(item))
    if (length > 0) objectAt(place, item, { tag }, 'relation', 'no value', 'a value');
}

/** What matches everything selects nothing. */
function checkGeneral(place: Place, item: ItemScope): void {
  for (const { tag, length, items } of keysOf(item)) {
    const isUniversal = !items && (length === 0 || textsOf(item, tag).join() === '*');
    if (isUniversal) objectAt(place, item, { tag }, 'empty', 'a value to match', 'one that matches everything');
  }
}

/** Without relational matching only studies are matched. */
function checkLevel(place: Place, scope: ItemScope): void {
  if (textsOf(scope, mechanisms).includes('RELATIONAL')) return;
  for (const sequence of [range, uids, empty, general]) {
    for (const item of itemsAlong(scope, [sequence])) {
      for (const { tag } of keysOf(item))
        if (belowStudies.includes(tag))
          objectAt(
            place,
            item,
            { tag },
            'relation',
            'a key of studies, without RELATIONAL',
            'one of series or instances',
          );
    }
  }
}
