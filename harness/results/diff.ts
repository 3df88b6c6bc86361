// Two runs side by side: what fails now, what no longer does, and what reacts in another way.

import type { CaseResult, RunResult } from '../model/run-result.ts';
import type { VerdictKind } from '../model/verdict.ts';
import { observedText } from '../words/case-text.ts';

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
}

export interface RunDiff {
  /** Fails that did not fail before, cases that are new among them. */
  readonly newFails: readonly CaseChange[];
  /** Failed before, and pass or warn now. */
  readonly fixed: readonly CaseChange[];
  /** Other changes of the verdict. */
  readonly changedVerdict: readonly CaseChange[];
  /** The same verdict for another reaction. */
  readonly changedReaction: readonly CaseChange[];
  /** Ran only in the second run, and did not fail. */
  readonly appeared: readonly CaseChange[];
  /** Ran only in the first run. */
  readonly disappeared: readonly CaseChange[];
  /** Cases whose verdict differed between the repetitions of one of the runs. */
  readonly flaky: readonly CaseChange[];
}

export type ChangeKind = keyof RunDiff;

/** Compares two runs case by case, by id. */
export function compareRuns(before: Pick<RunResult, 'cases'>, after: Pick<RunResult, 'cases'>): RunDiff {
  const old = new Map(before.cases.map((one) => [one.id, one]));
  const now = new Map(after.cases.map((one) => [one.id, one]));
  const diff: Record<ChangeKind, CaseChange[]> = {
    newFails: [],
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
  const { verdict, status } = result;
  return { verdict, actual: observedText(result), ...(status !== undefined && { status }) };
}

function kindOf({ before, after }: CaseChange): ChangeKind | undefined {
  if (after?.verdict === 'fail' && before?.verdict !== 'fail') return 'newFails';
  if (!before) return 'appeared';
  if (!after) return 'disappeared';
  if (before.verdict !== after.verdict) return isFixed(before, after) ? 'fixed' : 'changedVerdict';
  return before.actual === after.actual && before.status === after.status ? undefined : 'changedReaction';
}

function isFixed(before: Reaction, after: Reaction): boolean {
  return before.verdict === 'fail' && (after.verdict === 'pass' || after.verdict === 'warn');
}
