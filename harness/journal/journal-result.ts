// From a journal to the result of its run: of one that was stopped, as far as it went. What did not run says so.

import type { RunEvent, SutFacts } from '../model/run-event.ts';
import type { CaseResult, RunResult } from '../model/run-result.ts';
import { allRules } from '../oracle/rule-catalogue.ts';
import { withoutCapture } from '../results/captured.ts';
import { mergeRepetitions } from '../results/repetitions.ts';
import { lastMoment } from '../run/earlier-run.ts';
import { RunFold } from '../run/fold.ts';
import type { Journal, JournalEvent } from './journal.ts';

/** How far a run went. */
export interface Extent {
  readonly ended: number;
  readonly planned: number;
  /** The run said its end itself. */
  readonly isWhole: boolean;
}

/** The result of the run; undefined if it had not begun. */
export function resultOf({ planned, runs }: Pick<Journal, 'planned' | 'runs'>): RunResult | undefined {
  const results = runs.map((run) => foldOf(completed(run, planned)));
  return results.length > 0 ? mergeRepetitions(results) : undefined;
}

/** How far the last run of a journal went. */
export function extentOf({ runs }: Pick<Journal, 'runs'>): Extent {
  const run = runs.at(-1) ?? [];
  const [begin] = run;
  const plan = begin?.kind === 'run-begin' ? begin.plan.cases : [];
  const ended = endedIds(run).size;
  return { ended, planned: plan.length, isWhole: run.at(-1)?.kind === 'run-end' };
}

/** What a run comes to that these events tell. */
export function foldOf(events: readonly RunEvent[]): RunResult {
  const fold = new RunFold(allRules);
  for (const event of events) fold.on(event);
  return fold.result();
}

/** The events of a run that was stopped, with an end: each case that has no result is one that was not run. */
function completed(run: readonly JournalEvent[], planned: readonly CaseResult[]): readonly JournalEvent[] {
  const known = withOwnCaptures(run);
  const [begin] = known;
  if (begin?.kind !== 'run-begin' || known.at(-1)?.kind === 'run-end') return known;
  const at = lastMoment(known);
  const ended = endedIds(known);
  const ids = new Set(begin.plan.cases);
  const open = planned.filter(({ id }) => ids.has(id) && !ended.has(id));
  const note = `the run was stopped before its end: ${ended.size} of ${ids.size} cases ended, ${open.length} were not run`;
  const sut = sutOf(known, { ...begin.sut, reachable: true });
  return [
    ...known,
    ...open.map((result) => ({ kind: 'case-end', at, result, checkedRules: [] }) as const),
    { kind: 'run-end', at, durationMs: at, interrupted: true, sut: { ...sut, notes: [...(sut.notes ?? []), note] } },
  ];
}

/** What is known of the SUT in the end. */
export function sutOf(run: readonly JournalEvent[], otherwise: SutFacts): SutFacts {
  const last = run.findLast((event) => event.kind === 'run-end' || event.kind === 'preflight');
  return last && 'sut' in last ? (last.sut as SutFacts) : otherwise;
}

function endedIds(run: readonly JournalEvent[]): ReadonlySet<string> {
  return new Set(run.flatMap((event) => (event.kind === 'case-end' ? [event.result.id] : [])));
}

/** What was captured before a run was killed is lost with it. */
export function withOwnCaptures(run: readonly JournalEvent[]): readonly JournalEvent[] {
  const isWhole = run.at(-1)?.kind === 'run-end';
  const from = isWhole ? run.findLastIndex(({ kind }) => kind === 'run-resume') : run.length;
  return run.map((event, at) =>
    event.kind === 'case-end' && at < from ? { ...event, result: withoutCapture(event.result) } : event,
  );
}
