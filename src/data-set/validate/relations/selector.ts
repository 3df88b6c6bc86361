// Selector attributes name other attributes: PS3.3 10.17 and C.23.4.1 (place and creator), Table 10-20a (what PS3.6 says).

import { dictionaryEntry, formatTag } from '../../../registry/dictionary.ts';
import { attributeName } from '../../../registry/iods/attribute-names.ts';
import { isPrivate } from '../private-elements.ts';
import { numbersOf, objectAt, objectTo, type Place, type RelationCheck, tagFor, textsOf } from './place.ts';

const selectorVr = tagFor('SelectorAttributeVR');
const selectorKeyword = tagFor('SelectorAttributeKeyword');
const selectorName = tagFor('SelectorAttributeName');
const valueNumber = tagFor('SelectorValueNumber');
const sequencePointer = tagFor('SelectorSequencePointer');

/** A private tag stands without the block that its creator reserves: (gggg,00xx). */
function checkPrivateForm(place: Place, tag: number): void {
  if (isPrivate(tag) && (tag & 0xff00) !== 0)
    objectTo(place, 'form', 'a private tag as (gggg,00xx), without its block', formatTag(tag));
}

/** Case, punctuation and spaces differ between the parts of the standard. */
const bare = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Looks at one attribute beside the selector; nothing is said if it is absent. */
function expectBeside(place: Place, tag: number, isRight: (found: string) => boolean, expected: () => string): void {
  const [value] = place.scope.valuesOf(tag);
  if (value === undefined || isRight(String(value))) return;
  objectAt(place, place.scope, { tag }, 'relation', expected(), String(value));
}

/**
 * The selected attribute as PS3.6 has it: VR, keyword, name, and value number 1 if it has one value (Tables 10-20 and
 * 10-20a). A hanging protocol gives its VR alone (C.23.1).
 */
export const selector: RelationCheck = (place) => {
  const [tag] = numbersOf(place.scope, place.tag);
  if (tag === undefined) return;
  const isHanging = place.clause.includes('C.23');
  if (isPrivate(tag)) checkPrivateForm({ ...place, clause: isHanging ? 'PS3.3 C.23.4.1.1.3' : 'PS3.3 10.17.1.2' }, tag);
  const entry = isPrivate(tag) ? undefined : dictionaryEntry(tag);
  if (!entry) return;
  const { keyword, vr } = entry;
  expectBeside(
    place,
    selectorVr,
    (found) => found === vr || vr.split('/').includes(found),
    () => `${vr}, the VR of ${keyword}`,
  );
  if (isHanging) return;
  expectBeside(
    place,
    selectorKeyword,
    (found) => found === keyword,
    () => `${keyword}, the keyword of ${formatTag(tag)}`,
  );
  const name = attributeName(tag);
  if (name !== undefined)
    expectBeside(
      place,
      selectorName,
      (found) => found === name || bare(found) === bare(name),
      () => `${name}, the name of ${formatTag(tag)}`,
    );
  if (entry.vm === '1')
    expectBeside(
      place,
      valueNumber,
      (found) => found === '1',
      () => `1, for ${keyword} has one value`,
    );
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
