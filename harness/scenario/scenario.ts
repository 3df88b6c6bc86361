// A scenario as loaded, and the cases its matrix expands to.

import type { Requirement } from '../verdict/requirement.ts';
import type { ScpBody, ScuBody } from './schema.ts';

/** What the harness plays the other side of. */
export type Role = 'scp' | 'scu';

/** One scenario file that passed the schema. */
export interface Scenario {
  readonly id: string;
  readonly file: string;
  readonly title: string;
  readonly requirement: Requirement;
  /** The role of the system under test. */
  readonly role: Role;
  readonly tags: readonly string[];
  readonly cases: readonly Case[];
}

/** One scenario with its parameters filled in. */
export interface Case {
  /** The scenario's id, and after colons what the matrix filled in. */
  readonly id: string;
  readonly scenario: string;
  readonly file: string;
  readonly title: string;
  readonly requirement: Requirement;
  readonly role: Role;
  readonly tags: readonly string[];
  readonly given: Readonly<Record<string, string>>;
  /** SOP Class keyword, or `accepted`: the first one that the system under test accepts. */
  readonly sopClass: string;
  /** Transfer Syntax keyword, or `accepted`: the one that the system under test chooses. */
  readonly transferSyntax: string;
  /** Longest duration of the whole case, where the scenario sets one. */
  readonly timeoutMs?: number;
  readonly body: ScpBody | ScuBody;
}
