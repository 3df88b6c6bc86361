// What the page holds of its cases: facets to search by, and markup that is put into the page once a reader opens it.

import type { PackedPdu } from './packed-pdu.ts';
import type { Searchable } from './query.ts';

/** One case. Its faults are those of the page, by number. */
export interface PackedCase extends Omit<Searchable, 'text'> {
  /** The id of its element, without `#`; a link to it opens it. */
  readonly anchor: string;
  /** Markup of its line. */
  readonly head: string;
  /** Markup of what the line opens. */
  readonly body: string;
}

/** The cases of each scenario, in the order in which the page lists the scenarios. */
export type PackedScenarios = readonly (readonly PackedCase[])[];

/** All data of a page. */
export interface PageData {
  readonly scenarios: PackedScenarios;
  /** The PDUs by number. */
  readonly pdus: readonly PackedPdu[];
}
