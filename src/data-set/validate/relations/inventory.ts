// Counts, times and references of an inventory: PS3.3 C.38.1.

import { orderOf } from '../../../registry/iods/compare-values.ts';
import type { ItemScope } from '../item-scope.ts';
import { itemsAlong, numbersOf, objectAt, objectTo, type RelationCheck, tagFor, textsOf } from './place.ts';

const [incorporated, recordsInInstance] = [
  tagFor('IncorporatedInventoryInstanceSequence'),
  tagFor('NumberOfStudyRecordsInInstance'),
];

/** Table C.38.1-1: the records of this instance and of those it incorporates. */
export const totalRecords: RelationCheck = (place) => {
  const { scope } = place;
  const [total, ...others] = numbersOf(scope, place.tag);
  const [own, ...more] = numbersOf(scope, recordsInInstance);
  if (total === undefined || own === undefined || total === own || others.length + more.length > 0) return;
  const isAlone = scope.itemsOf(incorporated).length === 0;
  if (isAlone) objectTo(place, 'count', `${own}, for no other instance is incorporated`, String(total));
  else if (total < own) objectTo(place, 'count', `at least the ${own} of this instance`, String(total));
};

const inventoryStorage = '1.2.840.10008.5.1.4.1.1.201.1';
const [referencedClass, referencedInstance] = [tagFor('ReferencedSOPClassUID'), tagFor('ReferencedSOPInstanceUID')];
const sopInstanceUID = tagFor('SOPInstanceUID');

/** Table C.38.2-3: inventories, and not this one, for a tree has no circles. */
export const incorporatedInventory: RelationCheck = (place) => {
  const [own] = textsOf(place.scope.root, sopInstanceUID);
  for (const item of place.scope.itemsOf(place.tag)) {
    for (const uid of textsOf(item, referencedClass))
      if (uid !== inventoryStorage) objectAt(place, item, { tag: referencedClass }, 'relation', inventoryStorage, uid);
    for (const uid of textsOf(item, referencedInstance))
      if (uid === own) objectAt(place, item, { tag: referencedInstance }, 'reference', 'another inventory', uid);
  }
};

const [contentDate, contentTime] = [tagFor('ContentDate'), tagFor('ContentTime')];

/** Table C.38.1-1: a record is made after the inventory has been begun. */
export const itemInventoryDateTime: RelationCheck = (place) => {
  const { root } = place.scope;
  const [date] = textsOf(root, contentDate);
  const [time = ''] = textsOf(root, contentTime);
  const [made] = textsOf(place.scope, place.tag);
  if (date === undefined || made === undefined) return;
  const begun = date + time;
  if ((orderOf('DT', made, begun) ?? 0) < 0) objectTo(place, 'relation', `${begun} or later`, made);
};

const [series, instances] = [tagFor('InventoriedSeriesSequence'), tagFor('InventoriedInstancesSequence')];
const [removed, availability] = [tagFor('RemovedFromOperationalUse'), tagFor('InstanceAvailability')];

/** Records of what has been deleted may be kept, marked as removed or unavailable (C.38.1.2.2). */
function isStored(record: ItemScope): boolean {
  for (let scope: ItemScope | undefined = record; scope; scope = scope.parent)
    if (textsOf(scope, removed)[0] === 'Y' || textsOf(scope, availability)[0] === 'UNAVAILABLE') return false;
  return true;
}

const counts = [
  { keyword: 'NumberOfStudyRelatedSeries', tag: tagFor('NumberOfStudyRelatedSeries'), path: [series] },
  { keyword: 'NumberOfStudyRelatedInstances', tag: tagFor('NumberOfStudyRelatedInstances'), path: [series, instances] },
];

/** C.38.1.2.3: a study has at least what is listed of it; more, if only some of it is. */
export const studyCounts: RelationCheck = (place) => {
  for (const { keyword, tag, path } of counts) {
    const [stated] = numbersOf(place.scope, tag);
    const listed = itemsAlong(place.scope, path).filter(isStored).length;
    if (stated === undefined || stated >= listed) continue;
    objectAt(
      place,
      place.scope,
      { tag, keyword },
      'count',
      `at least ${listed}, as so many are listed`,
      String(stated),
    );
  }
};

const [modality, modalitiesInStudy] = [tagFor('Modality'), tagFor('ModalitiesInStudy')];

/** Table C.38.1-1: Modalities in Study has each modality of its series. */
export const modalities: RelationCheck = (place) => {
  const stated = textsOf(place.scope, modalitiesInStudy);
  if (stated.length === 0) return;
  const known = new Set(stated);
  const listed = place.scope.itemsOf(series).filter(isStored);
  const missing = listed.flatMap((one) => textsOf(one, modality)).find((one) => !known.has(one));
  if (missing === undefined) return;
  const expected = `${missing} among them, as a series has it`;
  objectAt(place, place.scope, { tag: modalitiesInStudy }, 'relation', expected, stated.join('\\'));
};

const baseUri = tagFor('StoredInstanceBaseURI');
const endPoints = [tagFor('StudyAccessEndPointsSequence'), tagFor('InventoryAccessEndPointsSequence')];

/** C.38.1.2.6: a relative path needs a base, at its level or above. */
export const fileUris: RelationCheck = (place) => {
  for (const uri of textsOf(place.scope, place.tag)) {
    if (/^[a-z][a-z0-9+.-]*:/i.test(uri) || hasBase(place.scope)) continue;
    objectTo(place, 'reference', 'a complete URI, for there is no Stored Instance Base URI', uri);
  }
};

function hasBase(from: ItemScope): boolean {
  for (let scope: ItemScope | undefined = from; scope; scope = scope.parent) if (hasOwnBase(scope)) return true;
  return false;
}

/** What was found of each item: many URIs have the same ones around them. */
const bases = new WeakMap<ItemScope, boolean>();

function hasOwnBase(scope: ItemScope): boolean {
  const known = bases.get(scope);
  if (known !== undefined) return known;
  const candidates = [scope, ...endPoints.flatMap((tag) => scope.itemsOf(tag))];
  const found = candidates.some((one) => textsOf(one, baseUri).length > 0);
  bases.set(scope, found);
  return found;
}
