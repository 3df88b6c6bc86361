// What a case is called, what it checks and what it is about.

import type { InputKind } from '../model/fault.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Role } from '../model/role.ts';

export interface CaseIdentity {
  /** The scenario's id, and after colons what the matrix filled in. */
  readonly id: string;
  readonly scenario: string;
  readonly file: string;
  /** Where it stands in its file; lines count from 1. */
  readonly place: { readonly file: string; readonly line: number };
  /** Whether what the harness sends in this case is legal. */
  readonly input: InputKind;
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
}
