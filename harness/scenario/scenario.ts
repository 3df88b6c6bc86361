// A scenario file as loaded.

import type { Case } from '../case/case.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Role } from '../model/role.ts';

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
