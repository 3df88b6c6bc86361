// What a case of docs/iod-sentences.md is: an instance that is right by PS3.3, one change, and what is found then.

import type { InstanceProfile } from '../../instance/instance.ts';
import type { ValidationRule } from '../validation-finding.ts';

type Elements = Readonly<Record<string, unknown>>;

export interface SentenceCase {
  /** The sentence, as docs/iod-sentences.md numbers it. */
  readonly id: string;
  readonly sopClass: string;
  readonly profile?: InstanceProfile;
  /** Elements that make the instance one that the sentence is about; it is right with them. */
  readonly given?: Elements;
  /** The change that breaks the sentence. */
  readonly set?: Elements;
  readonly remove?: readonly string[];
  readonly finds: readonly [rule: ValidationRule, path: string, clause: string];
  /** `error` unless given. */
  readonly severity?: 'warning';
}

/** The rest of a case of one SOP Class and profile. */
export type CaseBody = Omit<SentenceCase, 'sopClass' | 'profile'>;

/** Cases of one SOP Class in one profile. */
export function casesOf(
  sopClass: string,
  profile: InstanceProfile,
  bodies: readonly CaseBody[],
): readonly SentenceCase[] {
  return bodies.map((body) => ({ sopClass, profile, ...body }));
}

/** The number of a test in which a sentence is checked that no change of an instance of `buildInstance` can break. */
export interface TestedElsewhere {
  readonly id: string;
  /** The file beside `validate/`. */
  readonly file: string;
}
