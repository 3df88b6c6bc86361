// The faults of two runs side by side, by their ids.

import { type Fault, type Severity, severities } from '../model/fault.ts';
import type { RunResult } from '../model/run-result.ts';
import { isJudged } from '../model/verdict.ts';

/** A fault of both runs that changed. */
export interface FaultChange {
  readonly fault: Fault;
  readonly before: Severity;
  readonly after: Severity;
}

export interface FaultDiff {
  /** Only in the second run. */
  readonly new: readonly Fault[];
  /** In both, and more severe in the second. */
  readonly worse: readonly FaultChange[];
  /** In both, and less severe in the second. */
  readonly better: readonly FaultChange[];
  /** Only in the first run, and a case that showed it was judged again. */
  readonly fixed: readonly Fault[];
  /** Only in the first run, and no case that showed it was judged again: it may still be there. */
  readonly notJudged: readonly Fault[];
  /** In both, as severe as before. */
  readonly remaining: readonly Fault[];
}

type Faulty = Pick<RunResult, 'cases' | 'faults'>;

/** Compares the faults of two runs; the lists are worst first. */
export function compareFaults(before: Faulty, after: Faulty): FaultDiff {
  const old = new Map(before.faults.map((fault) => [fault.id, fault]));
  const now = new Map(after.faults.map((fault) => [fault.id, fault]));
  const judged = new Set(after.cases.filter(({ verdict }) => isJudged(verdict)).map(({ id }) => id));
  const both = after.faults.flatMap((fault) => {
    const earlier = old.get(fault.id);
    return earlier ? [{ fault, before: earlier.severity, after: fault.severity }] : [];
  });
  const gone = before.faults.filter(({ id }) => !now.has(id));
  const wasJudged = ({ cases }: Fault) => cases.some((id) => judged.has(id));
  return {
    new: after.faults.filter(({ id }) => !old.has(id)),
    worse: both.filter((one) => rank(one.after) < rank(one.before)),
    better: both.filter((one) => rank(one.after) > rank(one.before)),
    fixed: gone.filter(wasJudged),
    notJudged: gone.filter((fault) => !wasJudged(fault)),
    remaining: both.filter((one) => one.before === one.after).map(({ fault }) => fault),
  };
}

function rank(severity: Severity): number {
  return severities.indexOf(severity);
}
