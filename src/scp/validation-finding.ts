/** What a validation against the IOD objects to (PS3.4 GG.4.2). */

/** What the optional validation against the IOD objects to (PS3.4 GG.4.2: "may, but is not required to"). */
export interface ValidationFinding {
  readonly OffendingElement: readonly number[];
  readonly ErrorComment?: string;
}
