// Values that are too long to be held, and so are not judged: no clause of PS3.5 limits them so, and that is told.

import type { DataElement } from '../read/element-tree.ts';
import { keptValueLimit } from '../read/kept-tree.ts';
import type { ItemScope } from './item-scope.ts';

/** Tells that the value of an element was not judged. */
export function tellNotLookedAt({ tag, length }: DataElement, scope: ItemScope, keyword?: string): void {
  const expected = `a value short enough to be held, up to ${keptValueLimit} bytes`;
  const actual = `${length} bytes, which were not looked at`;
  scope.object(
    { tag, ...(keyword === undefined ? {} : { keyword }) },
    'reading-limit',
    'warning',
    '',
    expected,
    actual,
  );
}
