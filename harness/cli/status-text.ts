// A DIMSE status in words: `0xA700 Refused: Out of resources` (PS3.7 Annex C).

import { describeStatus } from '../../src/index.ts';

/** Code and name; its category goes without saying. */
export function statusText(status: number): string {
  return describeStatus(status).replace(/ \((Success|Failure|Warning)\)$/, '');
}
