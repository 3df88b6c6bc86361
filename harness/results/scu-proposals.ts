// What an SCU proposed in all cases of a run, each different proposal once: the source of PS3.2 Tables N.7-2 and N.7-3.

import type { CaseResult, RunResult } from '../model/run-result.ts';

const namedCases = 10;
const proposalsAtMost = 64;

export type ScuProposals = NonNullable<RunResult['scuProposals']>;

/** Takes the proposals out of the cases, of which many have the same. */
export function withSharedProposals(cases: readonly CaseResult[]): {
  readonly cases: CaseResult[];
  readonly scuProposals: ScuProposals;
} {
  const shared = new Map<string, ScuProposals[number]>();
  for (const { id, scu } of cases)
    for (const proposed of scu?.proposed ?? []) {
      const key = JSON.stringify(proposed);
      const one = shared.get(key) ?? { proposed, cases: [] };
      if (one.cases.length < namedCases) one.cases.push(id);
      if (shared.has(key) || shared.size < proposalsAtMost) shared.set(key, one);
    }
  return { cases: cases.map(withoutProposals), scuProposals: [...shared.values()] };
}

function withoutProposals(one: CaseResult): CaseResult {
  if (one.scu?.proposed === undefined) return one;
  const { proposed: _, ...scu } = one.scu;
  return { ...one, scu };
}
