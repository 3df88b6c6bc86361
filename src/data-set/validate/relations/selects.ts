// Which attributes the constraints of a Defined Procedure Protocol select: PS3.3 C.34.5, C.34.9, C.34.11, C.34.13.

import { formatTag, nameOfTag } from '../../../registry/dictionary.ts';
import type { Relation, SelectedFrom } from '../../../registry/iods/relation.ts';
import { selectableTags } from '../../../registry/iods/selectable-attributes.ts';
import type { ItemScope } from '../item-scope.ts';
import { isPrivate } from '../private-elements.ts';
import { numbersOf, objectAt, type Place, type RelationCheck, tagFor, textsOf } from './place.ts';

const sopClassUID = tagFor('SOPClassUID');
const selectorAttribute = tagFor('SelectorAttribute');
const sequencePointer = tagFor('SelectorSequencePointer');

const ctDefined = '1.2.840.10008.5.1.4.1.1.200.1';
const xaDefined = '1.2.840.10008.5.1.4.1.1.200.7';

const tables: Readonly<Record<SelectedFrom['set'], string>> = {
  patient: 'Tables C.7-1 and C.7-4a',
  ctAcquisition: 'Table C.34.10-1',
  xaAcquisition: 'Table C.34.17-1',
  ctReconstruction: 'Table C.34.12-1',
  xaReconstruction: 'Table C.34.18-1',
  storage: 'Table C.34.14-1',
};

/** Only attributes of one table, named with their place. */
export function selectsCheck({ ct, xa }: Extract<Relation, { readonly is: 'selects' }>): RelationCheck {
  return (place) => {
    const [sopClass] = textsOf(place.scope.root, sopClassUID);
    if (sopClass !== ctDefined && sopClass !== xaDefined) return;
    const from = sopClass === ctDefined ? ct : xa;
    for (const item of place.scope.itemsOf(place.tag)) checkSelected(place, item, from);
  };
}

/** Private attributes belong to protocol elements, and not to the Patient Modules. */
function checkSelected(place: Place, item: ItemScope, { set, within }: SelectedFrom): void {
  const [tag] = numbersOf(item, selectorAttribute);
  if (tag === undefined || (isPrivate(tag) && set !== 'patient')) return;
  if (!selectableTags(set).has(tag)) {
    const expected = `an attribute of ${tables[set]}`;
    objectAt(place, item, { tag: selectorAttribute }, 'reference', expected, `${formatTag(tag)} ${nameOfTag(tag)}`);
    return;
  }
  if (within === undefined) return;
  const [outermost] = numbersOf(item, sequencePointer);
  if (outermost === tagFor(within)) return;
  const at = outermost === undefined ? selectorAttribute : sequencePointer;
  const actual = outermost === undefined ? 'no path' : `a path from ${formatTag(outermost)}`;
  objectAt(place, item, { tag: at }, 'reference', `an attribute nested in ${within}`, actual);
}
