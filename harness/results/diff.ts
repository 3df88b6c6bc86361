// Two runs side by side: which faults are new or gone, what fails now, and what can no longer be judged.

import type { CaseResult, RunResult } from '../model/run-result.ts';
import { isJudged, type VerdictKind } from '../model/verdict.ts';
import { observedText } from '../words/case-text.ts';
import { compareFaults, type FaultDiff } from './fault-diff.ts';

/** One case in both runs; a side is missing where the case did not run. */
export interface CaseChange {
  readonly id: string;
  readonly before?: Reaction;
  readonly after?: Reaction;
}

/** What a case came to, as far as it is compared. */
export interface Reaction {
  readonly verdict: VerdictKind;
  readonly actual: string;
  readonly status?: string;
  /** The deviation is known and accepted. */
  readonly known?: true;
}

export interface CaseDiff {
  /** Fails that did not fail before, cases that are new among them. */
  readonly newFails: readonly CaseChange[];
  /** Passed before, also with a warning, and cannot be judged now. */
  readonly noLongerJudged: readonly CaseChange[];
  /** Passed before, also with a warning, and did not run now. */
  readonly gone: readonly CaseChange[];
  /** Failed before, and pass or warn now. */
  readonly fixed: readonly CaseChange[];
  /** Other changes of the verdict. */
  readonly changedVerdict: readonly CaseChange[];
  /** The same verdict for another reaction. */
  readonly changedReaction: readonly CaseChange[];
  /** Ran only in the second run, and did not fail. */
  readonly appeared: readonly CaseChange[];
  /** Ran only in the first run, and did not pass there. */
  readonly disappeared: readonly CaseChange[];
  /** Cases whose verdict differed between the repetitions of one of the runs. */
  readonly flaky: readonly CaseChange[];
}

export type ChangeKind = keyof CaseDiff;

export interface RunDiff {
  readonly faults: FaultDiff;
  readonly cases: CaseDiff;
}

/** What is compared of a run. */
export type ComparedRun = Pick<RunResult, 'cases' | 'faults'>;

/** Compares two runs: their faults by id, then their cases by id. */
export function compareRuns(before: ComparedRun, after: ComparedRun): RunDiff {
  return { faults: compareFaults(before, after), cases: compareCases(before.cases, after.cases) };
}

/**
 * Whether the second run is worse: a new fault or fail that is not known, or something passed before and can no longer be
 * judged, or is gone.
 */
export function isWorse({ faults, cases }: RunDiff): boolean {
  const isNew = ({ after }: CaseChange) => after?.known === undefined;
  return (
    faults.new.some(({ severity, waiver }) => severity !== 'warning' && !waiver) ||
    cases.newFails.some(isNew) ||
    cases.noLongerJudged.length > 0 ||
    cases.gone.length > 0
  );
}

function compareCases(before: readonly CaseResult[], after: readonly CaseResult[]): CaseDiff {
  const old = new Map(before.map((one) => [one.id, one]));
  const now = new Map(after.map((one) => [one.id, one]));
  const diff: Record<ChangeKind, CaseChange[]> = {
    newFails: [],
    noLongerJudged: [],
    gone: [],
    fixed: [],
    changedVerdict: [],
    changedReaction: [],
    appeared: [],
    disappeared: [],
    flaky: [],
  };
  for (const id of new Set([...old.keys(), ...now.keys()])) {
    const [a, b] = [old.get(id), now.get(id)];
    const change = { id, ...(a && { before: reactionOf(a) }), ...(b && { after: reactionOf(b) }) };
    const kind = kindOf(change);
    if (kind) diff[kind].push(change);
    if (a?.repeated || b?.repeated) diff.flaky.push(change);
  }
  return diff;
}

function reactionOf(result: CaseResult): Reaction {
  const { verdict, status, waiver } = result;
  return {
    verdict,
    actual: observedText(result),
    ...(status !== undefined && { status }),
    ...(waiver && { known: true }),
  };
}

function kindOf({ before, after }: CaseChange): ChangeKind | undefined {
  if (after?.verdict === 'fail' && before?.verdict !== 'fail') return 'newFails';
  if (!before) return 'appeared';
  if (!after) return hasPassed(before) ? 'gone' : 'disappeared';
  if (hasPassed(before) && !isJudged(after.verdict)) return 'noLongerJudged';
  if (before.verdict !== after.verdict)
    return before.verdict === 'fail' && hasPassed(after) ? 'fixed' : 'changedVerdict';
  return before.actual === after.actual && before.status === after.status ? undefined : 'changedReaction';
}

function hasPassed({ verdict }: Reaction): boolean {
  return verdict === 'pass' || verdict === 'warn';
}
