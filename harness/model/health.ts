// How the SUT is after a case.

import type { HealthState } from './run-result.ts';

export interface Health {
  readonly state: HealthState;
  readonly detail?: string;
}
