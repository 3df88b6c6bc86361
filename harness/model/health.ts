// How the SUT is after a case.

import type { HealthState } from './run-result.ts';

/** The parts of what health asks: whether an association comes about, and what is done on it. */
export type HealthPart = 'association' | 'echo' | 'release' | 'store' | 'release-after-store';

export interface Health {
  readonly state: HealthState;
  readonly detail?: string;
  /** What went wrong first, if it is not well. */
  readonly part?: HealthPart;
  /** Whether it rejects associations for the moment (PS3.8 9.3.4, result 2), and is not ill by that. */
  readonly isBusy?: true;
}
