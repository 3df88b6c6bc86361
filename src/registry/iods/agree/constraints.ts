// Selector attributes and constraints that agree with PS3.6 and with the tables of a protocol (PS3.3 10.17, 10.25, C.34).

import { dictionaryEntry, dictionaryEntryByKeyword } from '../../dictionary.ts';
import { attributeName } from '../attribute-names.ts';
import { orderOf } from '../compare-values.ts';
import type { Relation } from '../relation.ts';
import { type Building, type PlainItem, plainItems, plainValues, rootOf, setValues, tagNumber } from './plain.ts';

/** A private attribute, which may have any VR. */
export const anyAttribute = 0x00090001;
const anySequence = 0x00090002;
const xaDefined = '1.2.840.10008.5.1.4.1.1.200.7';

const isPrivate = (tag: number) => ((tag >>> 16) & 1) === 1;
/** (gggg,00xx), without the block. */
const bare = (tag: number) => (isPrivate(tag) ? (tag & 0xffff00ff) >>> 0 : tag);

/** A private tag loses its block; a VR that PS3.6 does not give is that of a private attribute. */
export function repairSelector({ item }: Building): void {
  const tag = tagNumber(item.SelectorAttribute);
  if (tag === undefined) return;
  const entry = isPrivate(tag) ? undefined : dictionaryEntry(tag);
  const vr = plainValues(item, 'SelectorAttributeVR')[0];
  const fits = vr === undefined || entry?.vr.split('/').includes(String(vr));
  item.SelectorAttribute = isPrivate(tag) || (entry && fits) ? bare(tag) : anyAttribute;
  describe(item);
}

/** Name, keyword and value number, if PS3.6 fixes them. */
function describe(item: PlainItem): void {
  const tag = tagNumber(item.SelectorAttribute) ?? anyAttribute;
  const entry = isPrivate(tag) ? undefined : dictionaryEntry(tag);
  if (!entry) return;
  if (item.SelectorAttributeKeyword) item.SelectorAttributeKeyword = entry.keyword;
  const name = attributeName(tag);
  if (item.SelectorAttributeName && name) item.SelectorAttributeName = name;
  if (item.SelectorValueNumber !== undefined && entry.vm === '1') item.SelectorValueNumber = 1;
}

/** Pointers lead to sequences. */
export function repairPointer({ item, row }: Building): void {
  const tags = plainValues(item, row.keyword).map((value) => {
    const tag = tagNumber(value) ?? anySequence;
    return isPrivate(tag) || dictionaryEntry(tag)?.vr === 'SQ' ? bare(tag) : anySequence;
  });
  setValues(item, row.keyword, tags);
}

/** A creator for each private sequence of the pointer. */
export function repairPointerCreators({ item, row }: Building): void {
  const tags = plainValues(item, 'SelectorSequencePointer').map((value) => tagNumber(value) ?? 0);
  if (tags.length === 0) return;
  const [creator = 'CREATOR'] = plainValues(item, row.keyword);
  setValues(
    item,
    row.keyword,
    tags.map((tag) => (isPrivate(tag) ? creator || 'CREATOR' : '')),
  );
}

const ordering = ['RANGE_INCL', 'RANGE_EXCL', 'GREATER_OR_EQUAL', 'LESS_OR_EQUAL', 'GREATER_THAN', 'LESS_THAN'];
const orderedVrs = ['AS', 'DA', 'DS', 'DT', 'FD', 'FL', 'IS', 'SL', 'SS', 'TM', 'UL', 'US'];

const contextGroup = '1.2.840.10008.6.1.2';

/** One value each, a range in order, and an order only for what has one. */
export function repairConstraint({ item }: Building): void {
  const vr = String(item.SelectorAttributeVR);
  if (ordering.includes(String(item.ConstraintType)) && !orderedVrs.includes(vr)) {
    item.ConstraintType = 'EQUAL';
    item.ConstraintValueSequence = plainItems(item, 'ConstraintValueSequence').slice(0, 1);
  }
  const items = plainItems(item, 'ConstraintValueSequence');
  for (const one of items) if (item.ConstraintType === 'MEMBER_OF_CID') one.SelectorUIValue ??= contextGroup;
  for (const one of items)
    for (const keyword of Object.keys(one)) if (Array.isArray(one[keyword])) one[keyword] = oneOf(one[keyword]);
  const [first, second] = items.map((one) => plainValues(one, `Selector${vr}Value`)[0]);
  const order = first === undefined || second === undefined ? 0 : orderOf(vr, String(first), String(second));
  if (String(item.ConstraintType).startsWith('RANGE') && (order ?? 0) > 0)
    item.ConstraintValueSequence = [...items].reverse();
}

/** A sequence stays an array. */
function oneOf(values: readonly unknown[]): unknown {
  return typeof values[0] === 'object' ? values.slice(0, 1) : values[0];
}

/** An attribute of the Patient Modules for each VR that one has. */
export const patientAttributes: Readonly<Record<string, string>> = {
  AS: 'PatientAge',
  CS: 'PatientSex',
  DA: 'PatientBirthDate',
  DS: 'PatientWeight',
  LO: 'PatientID',
  LT: 'PatientComments',
  PN: 'PatientName',
  SH: 'Occupation',
  SQ: 'OtherPatientIDsSequence',
  TM: 'PatientBirthTime',
  US: 'PregnancyStatus',
  UT: 'UniversalEntityID',
};

/** Of the Patient Modules the attribute that has the VR; else a private one, at whose place nobody can object. */
export function repairSelects(relation: Extract<Relation, { readonly is: 'selects' }>, building: Building): void {
  const isXa = rootOf(building).SOPClassUID === xaDefined;
  const { set, within } = isXa ? relation.xa : relation.ct;
  const used = new Set<string>();
  for (const item of plainItems(building.item, building.row.keyword)) {
    if (set === 'patient') selectOfPatient(item, used);
    else if (!isWellPlaced(item, within)) item.SelectorAttribute = anyAttribute;
    describe(item);
  }
}

function isWellPlaced(item: PlainItem, within: string | undefined): boolean {
  const tag = tagNumber(item.SelectorAttribute) ?? anyAttribute;
  return isPrivate(tag) || tagNumber(plainValues(item, 'SelectorSequencePointer')[0]) === tagNumber(within);
}

/** Each attribute once; a VR that no further attribute has becomes another one. */
function selectOfPatient(item: PlainItem, used: Set<string>): void {
  const vr = String(item.SelectorAttributeVR);
  const wanted =
    used.has(vr) || !patientAttributes[vr] ? Object.keys(patientAttributes).find((one) => !used.has(one)) : vr;
  if (wanted === undefined) return;
  used.add(wanted);
  item.SelectorAttributeVR = wanted;
  item.SelectorAttribute = dictionaryEntryByKeyword(patientAttributes[wanted] ?? '')?.tag;
  delete item.SelectorAttributePrivateCreator;
}
