// The grade of a run, by the rules that docs/verdicts.md publishes: the worst fault caps it, and so does what was not judged.

import { type Severity, severities } from '../model/fault.ts';
import type { RunResult } from '../model/run-result.ts';
import { isJudged } from '../model/verdict.ts';

export const grades = ['A', 'B', 'C', 'D', 'E'] as const;
export type Grade = (typeof grades)[number];

/** What keeps a grade from being better. */
export type GradeCap =
  | { readonly kind: 'faults'; readonly grade: Grade; readonly severity: Severity; readonly count: number }
  | { readonly kind: 'unjudged'; readonly grade: Grade; readonly count: number; readonly of: number };

export interface Graded {
  /** Undefined if too little is known for a grade. */
  readonly grade: Grade | undefined;
  /** Why there is no grade. */
  readonly missing?: 'not reached' | 'stopped' | 'half not judged';
  /** What caps it, the lowest first; none for an A. */
  readonly caps: readonly GradeCap[];
}

/** The best grade that a fault of each severity leaves. Warnings leave the best: they are no faults. */
const gradeOf: Readonly<Record<Severity, Grade>> = {
  critical: 'E',
  serious: 'D',
  moderate: 'C',
  minor: 'B',
  warning: 'A',
};

/** Share of the applicable cases that has to be judged for an A, and for any grade. */
const judgedForBest = 0.9;
const judgedForAny = 0.5;

/** The grade of a run. Known deviations do not count; cases that do not apply to the system do not either. */
export function gradeOfRun(run: Pick<RunResult, 'cases' | 'faults' | 'interrupted' | 'sut'>): Graded {
  const applicable = run.cases.filter(({ verdict, waiver }) => verdict !== 'not-applicable' && waiver === undefined);
  const unjudged = applicable.filter(({ verdict }) => !isJudged(verdict)).length;
  const caps = [...faultCaps(run), ...unjudgedCaps(unjudged, applicable.length)].sort(
    (a, b) => grades.indexOf(b.grade) - grades.indexOf(a.grade),
  );
  const missing = whyMissing(run, unjudged, applicable.length);
  return missing === undefined ? { grade: caps[0]?.grade ?? 'A', caps } : { grade: undefined, missing, caps };
}

function faultCaps({ faults }: Pick<RunResult, 'faults'>): GradeCap[] {
  return severities.flatMap((severity): GradeCap[] => {
    const count = faults.filter((fault) => fault.severity === severity && fault.waiver === undefined).length;
    return count === 0 || severity === 'warning' ? [] : [{ kind: 'faults', grade: gradeOf[severity], severity, count }];
  });
}

function unjudgedCaps(unjudged: number, all: number): GradeCap[] {
  return all - unjudged >= judgedForBest * all ? [] : [{ kind: 'unjudged', grade: 'B', count: unjudged, of: all }];
}

/** A fault that is there counts even if the run was stopped; the lack of one says little then. */
function whyMissing(
  { interrupted, sut, faults }: Pick<RunResult, 'faults' | 'interrupted' | 'sut'>,
  unjudged: number,
  all: number,
): Graded['missing'] {
  const isWorst = faults.some(({ severity, waiver }) => severity === 'critical' && waiver === undefined);
  if (isWorst) return undefined;
  if (!sut.reachable) return 'not reached';
  if (interrupted) return 'stopped';
  return all - unjudged <= judgedForAny * all ? 'half not judged' : undefined;
}
