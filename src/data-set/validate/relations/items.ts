// Relations between the items of sequences: numbers from 1, no doubles, references within the instance (PS3.3 Annex C).

import type { Relation } from '../../../registry/iods/relation.ts';
import type { ItemScope } from '../item-scope.ts';
import { itemsAlong, objectAt, objectTo, type RelationCheck, tagFor, textsOf } from './place.ts';

type Of<Is extends Relation['is']> = Extract<Relation, { readonly is: Is }>;

/** The path to an attribute, split into the sequences and the attribute. */
function splitPath(path: readonly string[]): { readonly sequences: readonly number[]; readonly leaf: string } {
  return { sequences: path.slice(0, -1).map(tagFor), leaf: path.at(-1) ?? '' };
}

/** 1, 2, 3 … in the order of the items; the first number out of place is reported. */
export function numberedCheck({ path }: Of<'numbered'>): RelationCheck {
  const { sequences, leaf } = splitPath(path);
  const tag = tagFor(leaf);
  return (place) => {
    let expected = 0;
    for (const item of itemsAlong(place.scope, [place.tag, ...sequences])) {
      expected += 1;
      const [value] = item.valuesOf(tag);
      if (value === undefined || Number(value) === expected) continue;
      const wanted = `${expected}, as the items count from 1`;
      objectAt(place, item, { tag, keyword: leaf }, 'numbering', wanted, String(value));
      return;
    }
  };
}

/** No combination of values comes in two items. The other values are looked at only when the first one comes again. */
export function distinctCheck({ path, with: others = [] }: Of<'distinct'>): RelationCheck {
  const { sequences, leaf } = splitPath(path);
  const tag = tagFor(leaf);
  const further = others.map(tagFor);
  return (place) => {
    const first = new Map<string, ItemScope>();
    const keys = new Set<string>();
    for (const item of itemsAlong(place.scope, [place.tag, ...sequences])) {
      const value = textsOf(item, tag).join('\\');
      const before = first.get(value);
      if (!before) first.set(value, item);
      if (!before || value === '') continue;
      keys.add(keyOf(before, value, further));
      const key = keyOf(item, value, further);
      if (keys.has(key))
        objectAt(place, item, { tag, keyword: leaf }, 'duplicate', 'a value that no other item has', `${value} again`);
      keys.add(key);
    }
  };
}

function keyOf(item: ItemScope, value: string, tags: readonly number[]): string {
  return JSON.stringify([value, ...tags.map((tag) => textsOf(item, tag))]);
}

/** What references of an instance may name, by the path that leads there: many references have the same one. */
const targets = new WeakMap<ItemScope, Map<Relation, ReadonlySet<string>>>();

function targetsOf(root: ItemScope, relation: Of<'listed'>, path: readonly number[], leaf: number) {
  const known = targets.get(root) ?? new Map<Relation, ReadonlySet<string>>();
  targets.set(root, known);
  const made = known.get(relation) ?? valuesOf(itemsAlong(root, path), leaf);
  known.set(relation, made);
  return made;
}

/** None if an item lacks its value: then nobody knows what could be meant. */
function valuesOf(items: readonly ItemScope[], leaf: number): ReadonlySet<string> {
  const values = items.map((item) => textsOf(item, leaf));
  return new Set(values.every(({ length }) => length > 0) ? values.flat() : []);
}

/** Each value is one that exists; where none does, something else is wrong. */
export function listedCheck(relation: Of<'listed'>): RelationCheck {
  const { sequences, leaf } = splitPath(relation.in);
  const tag = tagFor(leaf);
  return (place) => {
    const allowed = targetsOf(place.scope.root, relation, sequences, tag);
    if (allowed.size === 0) return;
    for (const value of textsOf(place.scope, place.tag)) {
      if (allowed.has(value)) continue;
      objectTo(place, 'reference', `a ${leaf} of this instance`, value);
    }
  };
}
