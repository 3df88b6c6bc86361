// Relations on the values of one attribute, and on values beside each other in one item (PS3.3 Annex C).

import type { Relation } from '../../../registry/iods/relation.ts';
import { valueForms } from '../../../registry/iods/value-forms.ts';
import { splitText } from '../element-values.ts';
import { printable } from '../printable.ts';
import { numbersOf, objectTo, type Place, type RelationCheck, tagFor, textsOf } from './place.ts';

type Of<Is extends Relation['is']> = Extract<Relation, { readonly is: Is }>;

/** Each value is a number within bounds. */
export function rangeCheck({ least, above, most }: Of<'range'>): RelationCheck {
  const expected = above === undefined ? `${least} or more` : `more than ${above}`;
  const text = most === undefined ? expected : `a value from ${least} to ${most}`;
  const isWithin = (value: number) =>
    (least === undefined || value >= least) &&
    (above === undefined || value > above) &&
    (most === undefined || value <= most);
  return (place) => {
    for (const value of numbersOf(place.scope, place.tag))
      if (!isWithin(value)) objectTo(place, 'range', text, String(value));
  };
}

/** Each value has a form beyond that of its VR. */
export function formCheck({ form }: Of<'form'>): RelationCheck {
  const { expected, allows } = valueForms[form];
  return (place) => {
    for (const value of form === 'timezone' ? asEncoded(place) : textsOf(place.scope, place.tag))
      if (!allows(value)) objectTo(place, 'form', expected, printable(value));
  };
}

/** With the spaces before it, which are no padding here. */
function asEncoded({ scope, tag }: Place): readonly string[] {
  const element = scope.find(tag);
  return element ? splitText(element.vr, scope.source.latin1(element)) : [];
}

/** Fewer values than PS3.6 allows. */
export function atMostValuesCheck({ most }: Of<'atMostValues'>): RelationCheck {
  return (place) => {
    const { length } = place.scope.valuesOf(place.tag);
    if (length > most) objectTo(place, 'count', most === 1 ? 'one value' : `at most ${most} values`, String(length));
  };
}

/** The value says how many items a sequence has. */
export function countsCheck({ sequence, unlessEmpty }: Of<'counts'>): RelationCheck {
  const tag = tagFor(sequence);
  return (place) => {
    const [value, ...others] = numbersOf(place.scope, place.tag);
    const count = place.scope.find(tag)?.items?.length;
    if (value === undefined || others.length > 0 || count === undefined) return;
    if (value === count || (unlessEmpty && count === 0)) return;
    objectTo(place, 'count', `${count}, the number of items of ${sequence}`, String(value));
  };
}

/** As many items as the attribute beside it says. */
export function countedCheck({ by }: Of<'counted'>): RelationCheck {
  const tag = tagFor(by);
  return (place) => {
    const [value] = numbersOf(place.scope, tag);
    const count = place.scope.find(place.tag)?.items?.length;
    if (value === undefined || count === undefined || count === value) return;
    objectTo(place, 'item-count', `${value} items, as ${by} says`, String(count));
  };
}

/** As many items or values as the attribute beside it. */
export function pairedCheck({ with: keyword, ifSeveral }: Of<'paired'>): RelationCheck {
  const tag = tagFor(keyword);
  return (place) => {
    const [own, other] = [countOf(place.scope, place.tag), countOf(place.scope, tag)];
    if (own === 0 || other === 0 || own === other || (ifSeveral && own === 1)) return;
    objectTo(place, 'count', `${other}, as many as ${keyword} has`, String(own));
  };
}

function countOf(scope: Parameters<typeof numbersOf>[0], tag: number): number {
  return scope.find(tag)?.items?.length ?? scope.valuesOf(tag).length;
}

/** The same values as the attribute beside it. */
export function sameAsCheck({ keyword }: Of<'sameAs'>): RelationCheck {
  const tag = tagFor(keyword);
  return (place) => {
    const [own, other] = [textsOf(place.scope, place.tag), textsOf(place.scope, tag)];
    if (own.length === 0 || own.length !== other.length || own.join('\\') === other.join('\\')) return;
    objectTo(place, 'relation', `${other.join('\\')}, as in ${keyword}`, own.join('\\'));
  };
}
