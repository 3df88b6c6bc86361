// SOP Common, General Equipment and code macros: PS3.3 C.12.1.1, C.7.5.1.1.1, 8.6.

import { numbersOf, objectAt, objectTo, type RelationCheck, tagFor, textsOf } from './place.ts';

/** C.7.5.1.1.1: the oldest calibration first. */
export const calibrationDates: RelationCheck = (place) => {
  const dates = textsOf(place.scope, place.tag);
  const wrong = dates.findIndex((date, index) => index > 0 && date < (dates[index - 1] ?? date));
  if (wrong >= 0) objectTo(place, 'relation', 'the oldest date first', dates.slice(wrong - 1, wrong + 1).join('\\'));
};

const calibrationDate = tagFor('DateOfLastCalibration');

/** C.7.5.1.1.1: a time means nothing without its date. */
export const calibrationTimes: RelationCheck = (place) => {
  const [times, dates] = [textsOf(place.scope, place.tag), textsOf(place.scope, calibrationDate)];
  if (times.length === 0 || times.length === dates.length) return;
  objectTo(place, 'count', `${dates.length}, as many as there are dates`, String(times.length));
};

const mappingResource = tagFor('MappingResource');

/** 8.6: a group of PS3.16 is named by its number. */
export const contextIdentifier: RelationCheck = (place) => {
  if (textsOf(place.scope, mappingResource)[0] !== 'DCMR') return;
  for (const value of textsOf(place.scope, place.tag))
    if (!/^[1-9]\d*$/.test(value)) objectTo(place, 'form', 'digits without leading zeros, for DCMR', value);
};

/** Table 10.30-1: items that are not empty. */
export const notEmptyItems: RelationCheck = (place) => {
  place.scope.find(place.tag)?.items?.forEach((item, index) => {
    if (item.elements.length === 0) objectTo(place, 'empty', 'items that are not empty', `item ${index + 1} is empty`);
  });
};

const privateGroup = tagFor('PrivateGroupReference');

/** Table C.12-1: an odd group; elements 00H to FFH of a block, in increasing order and once each. */
export const privateElements: RelationCheck = (place) => {
  const values = numbersOf(place.scope, place.tag);
  if (place.tag === privateGroup) {
    for (const group of values) if (group % 2 === 0) objectTo(place, 'range', 'an odd group number', String(group));
    return;
  }
  const wrong = values.find((value, index) => value > 0xff || (index > 0 && value <= (values[index - 1] ?? -1)));
  if (wrong !== undefined) objectTo(place, 'range', 'numbers from 0 to 255 in increasing order', String(wrong));
};

const privateVr = tagFor('PrivateDataElementValueRepresentation');

/** C.12.1.1.7.1: one number; or a minimum, a maximum or 0, and a step. 1 for a sequence. */
export const privateMultiplicity: RelationCheck = (place) => {
  const values = numbersOf(place.scope, place.tag);
  if (values.length === 0) return;
  const shown = values.join('\\');
  if (textsOf(place.scope, privateVr)[0] === 'SQ' && shown !== '1') objectTo(place, 'relation', '1, for VR SQ', shown);
  else if (!isRange(values)) objectTo(place, 'relation', 'a minimum, a maximum not below it or 0, and a step', shown);
};

/** C.12.1.1.7.2. */
export const privateItems: RelationCheck = (place) => {
  const values = numbersOf(place.scope, place.tag);
  if (!isRange(values)) objectTo(place, 'relation', 'a minimum, then a maximum not below it or 0', values.join('\\'));
};

function isRange([least = 0, most = 0, step = 1]: readonly number[]): boolean {
  return (most === 0 || most >= least) && step !== 0;
}

const [selectorAttribute, selectorPointer] = [tagFor('SelectorAttribute'), tagFor('SelectorSequencePointer')];
const modifiedAttributes = tagFor('ModifiedAttributesSequence');

/** C.12.1.1.9.2 and C.12.1.1.9.1: one attribute is named, which stands without a value among the modified ones. */
export const nonconformingSelector: RelationCheck = (place) => {
  const [modified] = place.scope.itemsOf(modifiedAttributes);
  for (const item of place.scope.itemsOf(place.tag)) {
    const [tag] = numbersOf(item, selectorAttribute);
    if (tag === undefined)
      objectAt(place, item, { tag: selectorAttribute }, 'missing', 'the attribute that did not conform', 'absent');
    if (tag === undefined || !modified || item.find(selectorPointer)) continue;
    const element = modified.find(tag);
    if (element?.length === 0) continue;
    const expected = 'an attribute without value of Modified Attributes Sequence';
    objectAt(place, item, { tag: selectorAttribute }, 'reference', expected, element ? 'a value' : 'no such attribute');
  }
};

/** %PDF- stands at the beginning, and readers look for it in the first 1024 bytes. */
const pdfHeaderWithin = 1024;

/** Tables C.29.1.1-1 and C.29.2-1: the one type allowed is PDF. */
export const encapsulatedPdf: RelationCheck = (place) => {
  const element = place.scope.find(place.tag);
  if (!element || element.length === 0) return;
  const start = Buffer.from(element.value.subarray(0, pdfHeaderWithin)).toString('latin1');
  if (!start.includes('%PDF-')) objectTo(place, 'relation', 'a PDF document', JSON.stringify(start.slice(0, 8)));
};
