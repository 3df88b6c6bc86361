// What attributes of a hanging protocol have to be to each other: PS3.3 C.23.1 to C.23.3.

import { wellKnownPaletteUid } from '../../../registry/iods/well-known-palettes.ts';
import { itemsAlong, numbersOf, objectAt, objectTo, type RelationCheck, tagFor, textsOf } from './place.ts';

/** Table C.23.1-1: prior 1 is the most recent, -1 the oldest. */
export const abstractPrior: RelationCheck = (place) => {
  for (const value of numbersOf(place.scope, place.tag))
    if (value < 1 && value !== -1) objectTo(place, 'range', 'numbers above 0, or -1', String(value));
};

/** C.23.2.1.1: upper left and lower right corner, between (0,0) and (1,1). */
export const boxPosition: RelationCheck = (place) => {
  const values = numbersOf(place.scope, place.tag);
  const [left, top, right, bottom] = values;
  if (left === undefined || top === undefined || right === undefined || bottom === undefined) return;
  if (!values.every((value) => value >= 0 && value <= 1))
    objectTo(place, 'range', 'coordinates from 0 to 1', values.join('\\'));
  else if (left > right || bottom > top)
    objectTo(place, 'relation', 'the upper left corner, then the lower right one', values.join('\\'));
};

const presentationGroup = tagFor('DisplaySetPresentationGroup');
const groupDescription = tagFor('DisplaySetPresentationGroupDescription');

/** Table C.23.3-1: group 1 comes first, and the others follow in steps of 1. */
export const presentationGroups: RelationCheck = (place) => {
  const items = place.scope.itemsOf(place.tag);
  const groups = new Set(items.flatMap((item) => numbersOf(item, presentationGroup)));
  for (let group = 1; group <= groups.size; group++) {
    if (groups.has(group)) continue;
    const found = [...groups].sort((a, b) => a - b).join(', ');
    objectTo(place, 'numbering', `a Display Set of presentation group ${group}`, `groups ${found}`);
    return;
  }
};

/** Table C.23.3-1: one description for all Display Sets of a group. */
export const groupDescriptions: RelationCheck = (place) => {
  const byGroup = new Map<number, string>();
  for (const item of place.scope.itemsOf(place.tag)) {
    const [group] = numbersOf(item, presentationGroup);
    const [text] = textsOf(item, groupDescription);
    if (group === undefined || text === undefined) continue;
    const first = byGroup.get(group) ?? text;
    byGroup.set(group, first);
    if (text === first) continue;
    const expected = `${first}, as in the other Display Sets of group ${group}`;
    objectAt(place, item, { tag: groupDescription }, 'relation', expected, text);
  }
};

const timeBased = [tagFor('ImageSetsSequence'), tagFor('TimeBasedImageSetsSequence')];
const relativeTime = tagFor('RelativeTime');
const category = tagFor('ImageSetSelectorCategory');

/** Table C.23.1-1: all image sets but those at relative time 0\0 are prior ones. */
export const priors: RelationCheck = (place) => {
  const [number] = numbersOf(place.scope, place.tag);
  const sets = itemsAlong(place.scope, timeBased);
  const isPrior = (set: (typeof sets)[number]) =>
    textsOf(set, category)[0] === 'ABSTRACT_PRIOR' || numbersOf(set, relativeTime).some((value) => value !== 0);
  const count = sets.filter(isPrior).length;
  if (number === undefined || number === count) return;
  objectTo(place, 'count', `${count}, the number of prior image sets`, String(number));
};

const [attributeVr, codeStrings] = [tagFor('SelectorAttributeVR'), tagFor('SelectorCSValue')];
const planes = ['TRANSVERSE', 'CORONAL', 'SAGITTAL', 'OBLIQUE'];

/** C.23.3.1.1: image planes are named by code strings. */
export const imagePlane: RelationCheck = (place) => {
  const { scope } = place;
  if (textsOf(scope, place.tag)[0] !== 'IMAGE_PLANE') return;
  const [vr] = textsOf(scope, attributeVr);
  if (vr !== undefined && vr !== 'CS') objectAt(place, scope, { tag: attributeVr }, 'relation', 'CS', vr);
  for (const value of textsOf(scope, codeStrings)) {
    if (planes.includes(value)) continue;
    objectAt(place, scope, { tag: codeStrings }, 'enumerated-value', planes.join(', '), value);
  }
};

const numericVrs = ['DS', 'FD', 'FL', 'IS', 'SL', 'SS', 'SV', 'UL', 'US', 'UV'];
const selectorValues = new Map(
  ['DS', 'FD', 'FL', 'IS', 'SL', 'SS', 'UL', 'US'].map((vr) => [vr, tagFor(`Selector${vr}Value`)]),
);

/** Table C.23.3-1: all operators but those of membership are for numbers, and a range has two, the lower one first. */
export const filterOperator: RelationCheck = (place) => {
  const { scope } = place;
  const [operator] = textsOf(scope, place.tag);
  const [vr] = textsOf(scope, attributeVr);
  if (operator === undefined || vr === undefined || operator.endsWith('MEMBER_OF')) return;
  if (!numericVrs.includes(vr))
    objectTo(place, 'relation', `MEMBER_OF or NOT_MEMBER_OF, for the VR is ${vr}`, operator);
  const tag = selectorValues.get(vr);
  if (!operator.startsWith('RANGE') || tag === undefined || !scope.find(tag)) return;
  const values = numbersOf(scope, tag);
  const [first = 0, second = 0] = values;
  if (values.length !== 2) objectAt(place, scope, { tag }, 'count', 'two values, for a range', String(values.length));
  else if (first > second)
    objectAt(place, scope, { tag }, 'relation', 'the lower end of the range first', values.join('\\'));
};

/** Table C.23.3-1: value 1 of 3D Rendering Type is not empty. */
export const firstValue: RelationCheck = (place) => {
  const [first] = textsOf(place.scope, place.tag);
  if (first === '') objectTo(place, 'empty', 'a first value', 'an empty one');
};

const [referencedClass, referencedInstance] = [tagFor('ReferencedSOPClassUID'), tagFor('ReferencedSOPInstanceUID')];
const pseudoColorType = tagFor('PseudoColorType');
const colorPaletteStorage = '1.2.840.10008.5.1.4.39.1';

/** Table C.23.3-1: a Color Palette, and the Well-Known one if Pseudo-Color Type is its label. */
export const pseudoColorPalette: RelationCheck = (place) => {
  const wanted = wellKnownPaletteUid(textsOf(place.scope, pseudoColorType)[0] ?? '');
  for (const item of place.scope.itemsOf(place.tag)) {
    for (const uid of textsOf(item, referencedClass))
      if (uid !== colorPaletteStorage)
        objectAt(place, item, { tag: referencedClass }, 'relation', colorPaletteStorage, uid);
    for (const uid of textsOf(item, referencedInstance))
      if (wanted !== undefined && uid !== wanted)
        objectAt(place, item, { tag: referencedInstance }, 'relation', `${wanted}, for that is the palette named`, uid);
  }
};
