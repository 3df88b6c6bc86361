// Selector attributes name other attributes: PS3.3 10.17 and C.23.4.1 (place and creator), Table 10-20a (what PS3.6 says).

import { dictionaryEntry, formatTag } from '../../../registry/dictionary.ts';
import { attributeName } from '../../../registry/iods/attribute-names.ts';
import type { ItemScope } from '../item-scope.ts';
import { isPrivate } from '../private-elements.ts';
import { numbersOf, objectTo, type Place, type RelationCheck, tagFor, textsOf } from './place.ts';

const selectorAttribute = tagFor('SelectorAttribute');
const sequencePointer = tagFor('SelectorSequencePointer');

/** What PS3.6 says of the selected attribute; undefined of a private or unknown one. */
function selectedEntry(scope: ItemScope) {
  const [tag] = numbersOf(scope, selectorAttribute);
  return tag === undefined || isPrivate(tag) ? undefined : dictionaryEntry(tag);
}

/** A private tag stands without the block that its creator reserves: (gggg,00xx). */
function checkPrivateForm(place: Place, tag: number): void {
  if (isPrivate(tag) && (tag & 0xff00) !== 0)
    objectTo(place, 'form', 'a private tag as (gggg,00xx), without its block', formatTag(tag));
}

/** 10.17.1.2 and C.23.4.1.1.3. */
export const selectorTag: RelationCheck = (place) => {
  for (const tag of numbersOf(place.scope, place.tag)) checkPrivateForm(place, tag);
};

/** The attributes on the way are sequences. */
export const selectorPointer: RelationCheck = (place) => {
  for (const tag of numbersOf(place.scope, place.tag)) {
    checkPrivateForm(place, tag);
    const vr = isPrivate(tag) ? undefined : dictionaryEntry(tag)?.vr;
    if (vr !== undefined && vr !== 'SQ')
      objectTo(place, 'reference', 'tags of sequences', `${formatTag(tag)} of VR ${vr}`);
  }
};

/** The VR of the selected attribute is that of PS3.6, or one of several. */
export const selectorVr: RelationCheck = (place) => {
  const entry = selectedEntry(place.scope);
  const [vr] = textsOf(place.scope, place.tag);
  if (!entry || vr === undefined || entry.vr.split('/').includes(vr)) return;
  objectTo(place, 'relation', `${entry.vr}, the VR of ${entry.keyword}`, vr);
};

/** Table 10-20a. */
export const selectorKeyword: RelationCheck = (place) => {
  const entry = selectedEntry(place.scope);
  const [keyword] = textsOf(place.scope, place.tag);
  if (!entry || keyword === undefined || keyword === entry.keyword) return;
  objectTo(place, 'relation', `${entry.keyword}, the keyword of ${formatTag(entry.tag)}`, keyword);
};

/** Case, punctuation and spaces differ between the parts of the standard. */
const bare = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Table 10-20a: the name of PS3.6, of the attributes that constraints may select. */
export const selectorName: RelationCheck = (place) => {
  const entry = selectedEntry(place.scope);
  const wanted = entry && attributeName(entry.tag);
  const [name] = textsOf(place.scope, place.tag);
  if (wanted === undefined || name === undefined || bare(name) === bare(wanted)) return;
  objectTo(place, 'relation', `${wanted}, the name of ${formatTag(entry?.tag ?? 0)}`, name);
};

/** Table 10-20: of an attribute with one value that value is meant. */
export const selectorValueNumber: RelationCheck = (place) => {
  const entry = selectedEntry(place.scope);
  const [number] = numbersOf(place.scope, place.tag);
  if (entry?.vm !== '1' || number === undefined || number === 1) return;
  objectTo(place, 'relation', `1, for ${entry.keyword} has one value`, String(number));
};

/** Table 10-20: a creator for each private sequence on the way, and an empty value for each other one. */
export const pointerCreators: RelationCheck = (place) => {
  const pointers = numbersOf(place.scope, sequencePointer);
  const creators = textsOf(place.scope, place.tag);
  if (pointers.length === 0) return;
  if (creators.length !== pointers.length) {
    objectTo(place, 'count', `${pointers.length} values, as the pointer has`, String(creators.length));
    return;
  }
  pointers.forEach((pointer, index) => {
    const creator = creators[index] ?? '';
    if (isPrivate(pointer) === (creator !== '')) return;
    const expected = isPrivate(pointer) ? 'the creator' : 'an empty value';
    objectTo(place, 'relation', `${expected} for ${formatTag(pointer)}`, creator);
  });
};
