// Which clauses of the standard the run tested, in the order of the standard.

import type { Requirement } from '../../model/requirement.ts';
import type { CaseResult } from '../../model/run-result.ts';
import { groupBy } from '../case-tree.ts';

export interface ClauseCoverage {
  /** The clause, e.g. `PS3.7 9.1.1.1.9`. */
  readonly ref: string;
  /** What the cases demand of it, each once. */
  readonly demands: readonly { readonly requirement: Requirement; readonly cases: readonly CaseResult[] }[];
  readonly cases: readonly CaseResult[];
}

export interface PartCoverage {
  /** The part, e.g. `PS3.7`. */
  readonly part: string;
  readonly clauses: readonly ClauseCoverage[];
}

/** The clauses by part of the standard, numbers compared as numbers: 9.1.2 before 9.1.10. */
export function coverage(cases: readonly CaseResult[]): PartCoverage[] {
  const clauses = [...groupBy(cases, (each) => each.requirement.ref)]
    .map(([ref, members]) => ({ ref, cases: members, demands: demandsOf(members) }))
    .sort((a, b) => order.compare(a.ref, b.ref));
  return [...groupBy(clauses, ({ ref }) => ref.split(' ')[0] ?? ref)].map(([part, members]) => ({
    part,
    clauses: members,
  }));
}

const order = new Intl.Collator('en', { numeric: true });

function demandsOf(cases: readonly CaseResult[]): ClauseCoverage['demands'] {
  const groups = groupBy(cases, ({ requirement }) => `${requirement.level} ${requirement.text}`);
  return [...groups.values()].flatMap((members) => {
    const first = members[0];
    return first ? [{ requirement: first.requirement, cases: members }] : [];
  });
}
