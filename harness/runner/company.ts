// What the cases of a run that are under way at once share.

import type { Place } from './places.ts';
import type { Witness } from './witness.ts';

export interface Company {
  readonly place: Pick<Place, 'wait' | 'hadCompany'>;
  readonly witness: Witness;
  /** Whether others go on while a case waits: not where the SUT serves one association at a time. */
  readonly overlapping: boolean;
}
