// A number that an attribute has in its VR (PS3.5 6.2), and that others are held to.

import type { ItemScope } from '../item-scope.ts';

/** The first value as a number; undefined if it is none, or one that no count or ordinal can be. */
export function firstNumber(scope: ItemScope, tag: number): number | undefined {
  const [value] = scope.valuesOf(tag);
  const number = value === undefined || value === '' ? Number.NaN : Number(value);
  return Number.isSafeInteger(number) && number >= 0 && number < 2 ** 31 ? number : undefined;
}
