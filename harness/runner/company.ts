// What the cases of a run that are under way at once share.

import type { Place } from './places.ts';
import type { Witness } from './witness.ts';

export interface Company {
  readonly place: Pick<Place, 'wait' | 'hadCompany'>;
  readonly witness: Witness;
}
