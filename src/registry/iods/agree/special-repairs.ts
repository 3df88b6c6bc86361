// What the relations of PS3.3 that take more than data to say ask of a Data Set under construction.

import { dictionaryEntryByKeyword } from '../../dictionary.ts';
import type { SpecialRelation } from '../relation.ts';
import { wellKnownPaletteUid } from '../well-known-palettes.ts';
import { anyAttribute, repairPointer, repairPointerCreators, repairSelector } from './constraints.ts';
import * as inventory from './inventory.ts';
import {
  type Building,
  isPlainItem,
  itemsAlong,
  type PlainItem,
  plainItems,
  plainValues,
  rootOf,
  setValues,
} from './plain.ts';
import { repairDrawing, repairSurface } from './shapes.ts';

type Repair = (building: Building) => void;

/** Replaces each value. */
function eachValue(change: (value: unknown) => unknown): Repair {
  return ({ item, row }) => {
    const values = plainValues(item, row.keyword);
    if (values.length > 0) setValues(item, row.keyword, values.map(change));
  };
}

function boxPosition({ item, row }: Building): void {
  const parts = plainValues(item, row.keyword).map((value) => Math.abs(Number(value)) % 1 || 0);
  if (parts.length !== 4) return;
  const [a = 0, b = 0, c = 0, d = 0] = parts;
  const isRight = plainValues(item, row.keyword).every((value) => Number(value) >= 0 && Number(value) <= 1);
  const values = plainValues(item, row.keyword).map(Number);
  const [left = 0, top = 0, right = 0, bottom = 0] = values;
  if (isRight && left <= right && bottom <= top) return;
  item[row.keyword] = [Math.min(a, c), Math.max(b, d), Math.max(a, c), Math.min(b, d)];
}

/** Groups count from 1, and say the same of themselves. */
function presentationGroups({ item, row }: Building): void {
  const sets = plainItems(item, row.keyword);
  const order = [...new Set(sets.map((set) => Number(set.DisplaySetPresentationGroup)))].sort((a, b) => a - b);
  for (const set of sets) set.DisplaySetPresentationGroup = order.indexOf(Number(set.DisplaySetPresentationGroup)) + 1;
}

function groupDescriptions({ item, row }: Building): void {
  const byGroup = new Map<unknown, unknown>();
  for (const set of plainItems(item, row.keyword)) {
    const { DisplaySetPresentationGroup: group, DisplaySetPresentationGroupDescription: text } = set;
    if (text === undefined || text === null) continue;
    if (!byGroup.has(group)) byGroup.set(group, text);
    set.DisplaySetPresentationGroupDescription = byGroup.get(group);
  }
}

function priors({ item }: Building): void {
  const sets = itemsAlong(item, ['ImageSetsSequence', 'TimeBasedImageSetsSequence']);
  const isPrior = (set: PlainItem) =>
    set.ImageSetSelectorCategory === 'ABSTRACT_PRIOR' || plainValues(set, 'RelativeTime').some((value) => value !== 0);
  item.NumberOfPriorsReferenced = sets.filter(isPrior).length;
}

const numericVrs = ['DS', 'FD', 'FL', 'IS', 'SL', 'SS', 'SV', 'UL', 'US', 'UV'];

/** Operators of order are for numbers; a range has two. */
function filterOperator({ item }: Building): void {
  const operator = String(item.FilterByOperator);
  const vr = String(item.SelectorAttributeVR);
  if (operator.endsWith('MEMBER_OF')) return;
  if (!numericVrs.includes(vr)) item.FilterByOperator = 'MEMBER_OF';
  else if (operator.startsWith('RANGE')) {
    const keyword = `Selector${vr}Value`;
    const values = plainValues(item, keyword);
    const [first, second = first] = values;
    if (first !== undefined) item[keyword] = [first, second].sort((a, b) => Number(a) - Number(b));
  }
}

/** Image planes are code strings: what has another VR is filtered by an attribute instead. */
function imagePlane({ item }: Building): void {
  const { FilterByCategory: category, SelectorAttributeVR: vr } = item;
  if (category !== 'IMAGE_PLANE' || vr === undefined) return;
  if (vr === 'CS') {
    if (item.SelectorCSValue !== undefined) item.SelectorCSValue = 'TRANSVERSE';
    return;
  }
  delete item.FilterByCategory;
  item.SelectorAttribute = anyAttribute;
  item.SelectorAttributePrivateCreator ??= 'CREATOR';
  if (item.FilterByOperator !== undefined) item.SelectorValueNumber ??= 1;
}

function pseudoColorPalette({ item, row }: Building): void {
  const uid = wellKnownPaletteUid(String(item.PseudoColorType));
  for (const one of plainItems(item, row.keyword)) {
    one.ReferencedSOPClassUID = '1.2.840.10008.5.1.4.39.1';
    if (uid) one.ReferencedSOPInstanceUID = uid;
  }
}

function landmarkNumbers({ item }: Building): void {
  const kinds = ['Point', 'Line', 'Plane'].map((kind) => `PlanningLandmark${kind}Sequence`);
  kinds
    .flatMap((keyword) => plainItems(item, keyword))
    .forEach((landmark, index) => {
      landmark.PlanningLandmarkID = index + 1;
    });
}

/** Elements of a block: low numbers in order; a group: odd. */
function privateElements({ item, row }: Building): void {
  const values = plainValues(item, row.keyword).map(Number);
  if (values.length === 0) return;
  if (row.keyword === 'PrivateGroupReference') item[row.keyword] = (values[0] ?? 0) | 1;
  else
    setValues(
      item,
      row.keyword,
      [...new Set(values.map((value) => value & 0xff))].sort((a, b) => a - b),
    );
}

function privateMultiplicity({ item, row }: Building): void {
  const [least = 1, most = 0, step] = plainValues(item, row.keyword).map(Number);
  const isSequence = item.PrivateDataElementValueRepresentation === 'SQ';
  if (isSequence) item[row.keyword] = 1;
  else if ((most !== 0 && most < least) || step === 0)
    item[row.keyword] = [Math.min(least, most), Math.max(least, most)];
}

function privateItems({ item, row }: Building): void {
  const [least = 1, most = 0] = plainValues(item, row.keyword).map(Number);
  if (most !== 0 && most < least) item[row.keyword] = [most, least];
}

function calibrationTimes({ item, row }: Building): void {
  const { length } = plainValues(item, 'DateOfLastCalibration');
  const times = plainValues(item, row.keyword);
  if (length === 0) delete item[row.keyword];
  else if (times.length > 0)
    setValues(
      item,
      row.keyword,
      Array.from({ length }, (_, index) => times[index % times.length]),
    );
}

/** What is named among the modified attributes has no value there. */
function nonconformingSelector({ item, row }: Building): void {
  const [modified] = plainItems(item, 'ModifiedAttributesSequence');
  const keyword = Object.keys(modified ?? {}).find((one) => dictionaryEntryByKeyword(one));
  if (!modified || !keyword) return;
  for (const one of plainItems(item, row.keyword)) {
    if (one.SelectorAttribute !== undefined && one.SelectorSequencePointer !== undefined) continue;
    modified[keyword] = null;
    one.SelectorAttribute = dictionaryEntryByKeyword(keyword)?.tag;
    if (one.SelectorValueNumber !== undefined) one.SelectorValueNumber = 1;
  }
}

export const specialRepairs: { readonly [name in SpecialRelation]?: Repair } = {
  abstractPrior: eachValue((value) => (Number(value) < 1 ? -1 : value)),
  boxPosition,
  calibrationDates: ({ item, row }) => setValues(item, row.keyword, plainValues(item, row.keyword).map(String).sort()),
  calibrationTimes,
  colorPaletteUid: (building) => {
    building.item[building.row.keyword] = rootOf(building).SOPInstanceUID;
  },
  contextIdentifier: ({ item }) => {
    if (item.MappingResource === 'DCMR') item.ContextIdentifier = '29';
  },
  dataElementsSigned: ({ item }) => {
    item.DataElementsSigned = [0x00080016, 0x00080018];
  },
  encapsulatedPdf: ({ item }) => {
    if (item.EncapsulatedDocument) item.EncapsulatedDocument = Uint8Array.from(Buffer.from('%PDF-1.7\n%'));
  },
  filterOperator,
  groupDescriptions,
  hpglDocument: repairDrawing,
  imagePlane,
  landmarkNumbers,
  nonconformingSelector,
  notEmptyItems: ({ item, row }) => {
    for (const one of plainItems(item, row.keyword))
      if (isPlainItem(one) && Object.keys(one).length === 0) one.RetrieveURI = 'https://example.org/object';
  },
  pointerCreators: repairPointerCreators,
  presentationGroups,
  priors,
  privateElements,
  privateItems,
  privateMultiplicity,
  pseudoColorPalette,
  selector: repairSelector,
  selectorPointer: repairPointer,
  surface: repairSurface,
  ...inventory.repairs,
};
