// A writing rule of the template and what breaks it: PS3.2 Annex N, before N.0.

import type { StatementDocument } from '../document/document.ts';

/** What breaks a rule: where, and what, in one line. */
export interface LintFinding {
  readonly rule: string;
  /** e.g. `section 7.3.1`, `Table 1-1, row 3`. */
  readonly place: string;
  readonly text: string;
}

/** A place with what is wrong there. */
export type Fault = Omit<LintFinding, 'rule'>;

/** One rule; `annexN` if it is about the structure of Annex N alone. */
export interface LintRule {
  readonly id: string;
  readonly title: string;
  readonly annexN?: boolean;
  readonly check: (document: StatementDocument) => readonly Fault[];
}
