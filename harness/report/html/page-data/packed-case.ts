// What the page holds of its cases: facets to search by, and markup that is put into the page once a reader opens it.

/** One case. */
export interface PackedCase {
  readonly id: string;
  /** The id of its element, without `#`; a link to it opens it. */
  readonly anchor: string;
  /** The verdict, or `known`. */
  readonly verdict: string;
  /** Keyword or UID of the SOP Class. */
  readonly sop?: string;
  /** The status it is about, e.g. `0x0122`. */
  readonly status?: string;
  /** E.g. `PS3.8 9.2.3`. */
  readonly clause: string;
  /** Numbers of the faults that show in it, in the order of the page. */
  readonly faults: readonly number[];
  readonly seconds: number;
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
  /** Markup of fields and bytes of each PDU, by number. */
  readonly pdus: readonly string[];
}
