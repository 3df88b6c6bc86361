// A scenario file as loaded.

import type { Case } from '../case/case.ts';
import type { CaseIdentity } from '../case/case-identity.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Role } from '../model/role.ts';

/** One scenario file that passed the schema, without what its cases do. */
export interface ListedScenario {
  readonly id: string;
  readonly file: string;
  readonly title: string;
  readonly requirement: Requirement;
  /** The role of the system under test. */
  readonly role: Role;
  readonly tags: readonly string[];
  readonly cases: readonly CaseIdentity[];
}

/** One scenario file that passed the schema. */
export interface Scenario extends ListedScenario {
  readonly cases: readonly Case[];
}
