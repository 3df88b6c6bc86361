// What a check says of each claim of a conformance statement, or of each line of a buyer's specification (PS3.2).

import type { Kind } from '../facts/conformance-facts.ts';

/** `untested`: nothing was measured that bears on it. */
export const claimVerdicts = ['contradicted', 'untested', 'confirmed'] as const;

export type ClaimVerdict = (typeof claimVerdicts)[number];

export interface CheckedClaim {
  /** Place in the facts, e.g. `STORE_SCP acceptor.contexts[CTImageStorage]`. */
  readonly place: string;
  /** What is claimed or required, in words. */
  readonly claim: string;
  /** What was measured, in words. */
  readonly measured: string;
  readonly verdict: ClaimVerdict;
  /** Ids of cases or measurements. */
  readonly evidence: readonly string[];
}

/** Something measured that the claims do not mention. */
export interface Unclaimed {
  readonly place: string;
  readonly measured: string;
  readonly evidence: readonly string[];
}

export interface CheckResult {
  readonly product: string;
  /** `claimed`: is it true? `required`: is at least this there? */
  readonly kind: Kind;
  readonly claims: readonly CheckedClaim[];
  readonly unclaimed: readonly Unclaimed[];
}

/** How many claims came to each verdict. */
export function countClaims({ claims }: CheckResult): Readonly<Record<ClaimVerdict, number>> {
  const counts = { contradicted: 0, untested: 0, confirmed: 0 };
  for (const { verdict } of claims) counts[verdict] += 1;
  return counts;
}
