// Inventories whose counts, times and keys agree: PS3.3 C.38.1, C.38.2.1.

import { dictionaryEntryByKeyword } from '../../dictionary.ts';
import { orderOf } from '../compare-values.ts';
import type { SpecialRelation } from '../relation.ts';
import {
  type Building,
  itemsAlong,
  numberFor,
  type PlainItem,
  plainItems,
  plainValues,
  rootOf,
  setValues,
} from './plain.ts';

type Repair = (building: Building) => void;

function totalRecords({ item, row }: Building): void {
  const own = Number(item.NumberOfStudyRecordsInInstance ?? 0);
  const isAlone = plainItems(item, 'IncorporatedInventoryInstanceSequence').length === 0;
  if (isAlone || Number(item[row.keyword]) < own) item[row.keyword] = numberFor(row.keyword, own);
}

function incorporatedInventory({ item, row }: Building): void {
  for (const [at, one] of plainItems(item, row.keyword).entries()) {
    one.ReferencedSOPClassUID = '1.2.840.10008.5.1.4.1.1.201.1';
    // Another inventory than this one, whatever UID it will have.
    one.ReferencedSOPInstanceUID = `1.2.826.0.1.3680043.10.511.${at + 1}`;
  }
}

/** Records are made when the inventory begins, unless they say that it was later. */
function itemInventoryDateTime(building: Building): void {
  const { ContentDate: date, ContentTime: time } = rootOf(building);
  const begun = `${date ?? ''}${time ?? ''}`;
  const made = String(building.item.ItemInventoryDateTime);
  if ((orderOf('DT', made, begun) ?? 0) < 0) building.item.ItemInventoryDateTime = begun.trim();
}

function studyCounts({ item }: Building): void {
  const paths = {
    NumberOfStudyRelatedSeries: ['InventoriedSeriesSequence'],
    NumberOfStudyRelatedInstances: ['InventoriedSeriesSequence', 'InventoriedInstancesSequence'],
  };
  for (const [keyword, path] of Object.entries(paths)) {
    const { length } = itemsAlong(item, path);
    if (plainValues(item, keyword).length > 0 && Number(item[keyword]) < length)
      item[keyword] = numberFor(keyword, length);
  }
}

function modalities({ item }: Building): void {
  const stated = plainValues(item, 'ModalitiesInStudy');
  if (stated.length === 0) return;
  const listed = plainItems(item, 'InventoriedSeriesSequence').flatMap((one) => plainValues(one, 'Modality'));
  setValues(item, 'ModalitiesInStudy', [...new Set([...stated, ...listed].map(String))]);
}

/** Keys that PS3.6 knows; private ones are let be. */
function keysOf(item: PlainItem): readonly string[] {
  return Object.keys(item).filter((keyword) => dictionaryEntryByKeyword(keyword));
}

function scopeKeys({ item, row }: Building): void {
  for (const scope of plainItems(item, row.keyword)) {
    const [first, second] = plainItems(scope, 'RangeMatchingSequence');
    if (first && second) alignKeys(first, second);
    for (const one of plainItems(scope, 'EmptyValueMatchingSequence'))
      for (const keyword of keysOf(one)) one[keyword] = null;
    for (const one of plainItems(scope, 'GeneralMatchingSequence')) narrowKeys(one);
  }
}

/** A key that matches everything is none (PS3.3 C.38.2.1.1.1). */
function narrowKeys(item: PlainItem): void {
  for (const keyword of keysOf(item)) if (plainValues(item, keyword).join() === '*') item[keyword] = '1';
}

function alignKeys(first: PlainItem, second: PlainItem): void {
  for (const keyword of keysOf(first)) second[keyword] ??= first[keyword];
  for (const keyword of keysOf(second)) {
    first[keyword] ??= second[keyword];
    if (first[keyword] === null && second[keyword] === null) first[keyword] = '20240115';
  }
}

export const repairs: { readonly [name in SpecialRelation]?: Repair } = {
  incorporatedInventory,
  itemInventoryDateTime,
  modalities,
  scopeKeys,
  studyCounts,
  totalRecords,
};
