// Several runs side by side, of one system over time or of several systems: a column each, faults first.

import { type Fault, type Severity, severities } from '../model/fault.ts';
import type { CaseResult, RunResult } from '../model/run-result.ts';
import { isJudged, type VerdictKind } from '../model/verdict.ts';

/** What a run shows of a fault. `unknown`: none of the cases that show it elsewhere was judged. */
export type FaultCell =
  | { readonly kind: 'seen'; readonly severity: Severity; readonly cases: number; readonly isKnown: boolean }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown' };

/** How a fault or a case goes from the first run to the last. `unstable`: it comes, goes and comes again. */
export type Trend = 'always' | 'new' | 'gone' | 'unstable' | 'sometimes';

export interface FaultRow {
  readonly id: string;
  readonly title: string;
  readonly clause: string;
  /** The worst of all runs. */
  readonly severity: Severity;
  /** Index of the first run that shows it. */
  readonly firstSeen: number;
  readonly trend: Trend;
  readonly cells: readonly FaultCell[];
}

export interface CaseRow {
  readonly id: string;
  readonly title: string;
  readonly trend: Trend;
  /** The verdict in each run; undefined if it did not run. */
  readonly cells: readonly (VerdictKind | 'known' | undefined)[];
}

export interface SideBySide {
  /** Worst first. */
  readonly faults: readonly FaultRow[];
  /** Cases whose verdicts differ, in the order of the runs. */
  readonly cases: readonly CaseRow[];
}

type Compared = Pick<RunResult, 'cases' | 'faults'>;

/** Compares runs by the ids of faults and cases. */
export function sideBySide(runs: readonly Compared[]): SideBySide {
  const lookups = runs.map(({ cases }) => new Map(cases.map((each) => [each.id, each])));
  return { faults: faultRows(runs, lookups), cases: caseRows(lookups) };
}

type Lookup = ReadonlyMap<string, CaseResult>;

function faultRows(runs: readonly Compared[], lookups: readonly Lookup[]): FaultRow[] {
  const ids = [...new Set(runs.flatMap(({ faults }) => faults.map(({ id }) => id)))];
  return ids.flatMap((id) => faultRow(id, runs, lookups) ?? []).sort((a, b) => rank(a.severity) - rank(b.severity));
}

function faultRow(id: string, runs: readonly Compared[], lookups: readonly Lookup[]): FaultRow | undefined {
  const found = runs.map(({ faults }) => faults.find((fault) => fault.id === id));
  const seen = found.filter((fault) => fault !== undefined);
  const last = seen.at(-1);
  if (!last) return undefined;
  const showing = [...new Set(seen.flatMap(({ cases }) => cases))];
  const cells = found.map((fault, at) => faultCell(fault, showing, lookups[at]));
  const severity = severities.find((each) => seen.some((fault) => fault.severity === each)) ?? last.severity;
  const firstSeen = found.findIndex((fault) => fault !== undefined);
  const shown = cells.filter(({ kind }) => kind !== 'unknown').map(({ kind }) => kind === 'seen');
  return { id, title: last.title, clause: last.clause, severity, firstSeen, trend: trendOf(shown), cells };
}

function faultCell(fault: Fault | undefined, showing: readonly string[], cases: Lookup | undefined): FaultCell {
  if (fault) {
    const { severity, waiver } = fault;
    return { kind: 'seen', severity, cases: fault.cases.length, isKnown: waiver !== undefined };
  }
  const wasJudged = showing.some((id) => isJudged(cases?.get(id)?.verdict ?? 'error'));
  return wasJudged ? { kind: 'absent' } : { kind: 'unknown' };
}

function caseRows(lookups: readonly Lookup[]): CaseRow[] {
  const ids = [...new Set(lookups.flatMap((cases) => [...cases.keys()]))];
  return ids.flatMap((id) => {
    const results = lookups.map((cases) => cases.get(id));
    const cells = results.map((each) => each && (each.waiver ? 'known' : each.verdict));
    if (new Set(cells).size === 1) return [];
    const title = results.find((each) => each !== undefined)?.title ?? id;
    const judged = cells.filter((cell) => cell === 'pass' || cell === 'warn' || cell === 'fail');
    return [{ id, title, trend: trendOf(judged.map((cell) => cell === 'fail')), cells }];
  });
}

/** From whether it showed, run by run; runs that could not tell are left out. */
function trendOf(shown: readonly boolean[]): Trend {
  const changes = shown.filter((each, at) => at > 0 && each !== shown[at - 1]).length;
  if (changes > 1) return 'unstable';
  if (changes === 1) return shown[0] ? 'gone' : 'new';
  return shown[0] ? 'always' : 'sometimes';
}

function rank(severity: Severity): number {
  return severities.indexOf(severity);
}
