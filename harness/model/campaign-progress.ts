// How far a campaign is: of each system, units and what their cases came to. The terminal, the page and the reports show it.

import type { Summary } from './run-result.ts';

/** One system of a campaign, as far as it is. */
export interface SystemProgress {
  readonly system: string;
  readonly units: number;
  readonly ended: number;
  /** Units that could not be run. */
  readonly errors: number;
  readonly verdicts: Summary;
  readonly finds: number;
  /** Units at once; undefined: as many as there are workers. */
  readonly atOnce?: number | undefined;
  /** Why it cannot be reached. */
  readonly unreachable?: string | undefined;
}

/** A campaign, as far as it is. */
export interface CampaignProgress {
  readonly name: string;
  readonly elapsedMs: number;
  readonly systems: readonly SystemProgress[];
  /** Why it does not go on at the moment. */
  readonly trouble?: string | undefined;
}
