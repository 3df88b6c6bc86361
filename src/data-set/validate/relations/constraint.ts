// Constraints on attribute values: PS3.3 10.25, Table 10.25-1.

import { orderOf } from '../../../registry/iods/compare-values.ts';
import { objectAt, objectTo, type Place, type RelationCheck, tagFor, textsOf } from './place.ts';

const attributeVr = tagFor('SelectorAttributeVR');
const constraintValues = tagFor('ConstraintValueSequence');
const ordering = ['RANGE_INCL', 'RANGE_EXCL', 'GREATER_OR_EQUAL', 'LESS_OR_EQUAL', 'GREATER_THAN', 'LESS_THAN'];
const orderedVrs = ['AS', 'DA', 'DS', 'DT', 'FD', 'FL', 'IS', 'SL', 'SS', 'TM', 'UL', 'US'];

/** The attribute that holds a value of each VR that has an order. */
const valueTags = new Map(orderedVrs.map((vr) => [vr, tagFor(`Selector${vr}Value`)]));

/** Stands in the row of Constraint Type, and looks at the values beside it. */
export const constraint: RelationCheck = (place) => {
  const [type = ''] = textsOf(place.scope, place.tag);
  const [vr] = textsOf(place.scope, attributeVr);
  const inText = { ...place, clause: 'PS3.3 10.25.1' };
  if (ordering.includes(type) && vr !== undefined && !orderedVrs.includes(vr))
    objectTo(inText, 'relation', `no order, for the VR is ${vr}`, type);
  if (type === 'MEMBER_OF_CID') checkContextGroup(inText);
  checkSingleValues(place);
  if (type.startsWith('RANGE') && vr !== undefined) checkRange(place, vr);
};

const uidValue = tagFor('SelectorUIValue');

/** A context group stands for its codes by its UID. */
function checkContextGroup(place: Place): void {
  for (const item of place.scope.itemsOf(constraintValues))
    if (!item.find(uidValue))
      objectAt(place, item, { tag: uidValue }, 'missing', 'the UID of a context group', 'absent');
}

/** Each attribute in the items has one value, and a sequence one item. */
function checkSingleValues(place: Place): void {
  for (const item of place.scope.itemsOf(constraintValues)) {
    for (const { tag, items } of item.elements) {
      const count = items?.length ?? item.valuesOf(tag).length;
      if (count > 1) objectAt(place, item, { tag }, 'count', items ? 'one item' : 'one value', String(count));
    }
  }
}

function checkRange(place: Place, vr: string): void {
  const items = place.scope.itemsOf(constraintValues);
  if (items.length !== 2) return;
  const tag = valueTags.get(vr);
  if (tag === undefined) return;
  const [first, second] = items.map((item) => textsOf(item, tag)[0]);
  if (first === undefined || second === undefined || !((orderOf(vr, first, second) ?? 0) > 0)) return;
  const expected = 'the lower end of the range first';
  objectAt(place, place.scope, { tag: constraintValues }, 'relation', expected, `${first} and ${second}`);
}
