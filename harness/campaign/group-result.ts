// From the units of one suite, seed and repetition to the result of a run, as if it had not been cut.

import type { Case } from '../case/case.ts';
import type { Journal, JournalEvent, JournalHead } from '../journal/journal.ts';
import { mergeParts, type Part } from '../journal/merge.ts';
import type { SutFacts } from '../model/run-event.ts';
import type { CaseResult, RunResult } from '../model/run-result.ts';
import { planned } from '../run/not-run.ts';
import { toolVersion } from '../run/tool-version.ts';
import type { StoredUnit } from './outcome-store.ts';

/** What is known of a run beside its units. */
export interface GroupFacts {
  readonly cases: readonly Case[];
  readonly hash: string;
  readonly seed: number;
  readonly sut: Pick<SutFacts, 'role' | 'address'>;
  /** Why the system cannot be reached. */
  readonly unreachable?: string | undefined;
}

/** The result of the run. What no unit has run is told as not run; what a unit could not run is an error. */
export async function groupResult(units: AsyncIterable<StoredUnit>, facts: GroupFacts): Promise<RunResult> {
  const all = facts.cases.map(planned);
  const byId = new Map(all.map((result) => [result.id, result]));
  const parts: Part[] = [];
  const part = (name: string, run: readonly JournalEvent[]): Part => ({ name, journal: journalOf(facts, all, run) });
  for await (const { cases, outcome } of units) {
    const name = `unit ${parts.length + 1}`;
    if ('error' in outcome) parts.push(part(name, errorEvents(facts, picked(byId, cases), outcome.error)));
    else if (outcome.result.kind === 'cases') parts.push(part(name, outcome.result.events));
  }
  const { unreachable } = facts;
  if (unreachable !== undefined) parts.push(part('the system', errorEvents(facts, all, unreachable)));
  if (parts.length === 0) parts.push(part('nothing', beginning(facts, [])));
  return mergeParts(parts).result;
}

function picked(byId: ReadonlyMap<string, CaseResult>, ids: readonly string[]): CaseResult[] {
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function journalOf({ hash }: GroupFacts, all: readonly CaseResult[], run: readonly JournalEvent[]): Journal {
  const tool = { name: 'cstore-conformance', version: toolVersion() } as const;
  const head: JournalHead = { kind: 'journal', version: 1, tool, suite: hash, sut: hash };
  return { head, planned: all, runs: [run], length: 0 };
}

function beginning({ seed, sut }: GroupFacts, cases: readonly CaseResult[]): JournalEvent[] {
  const plan = { cases: cases.map(({ id }) => id), seed, timeoutMs: 0 };
  return [{ kind: 'run-begin', at: 0, plan, sut, startedAt: new Date().toISOString() }];
}

/** Cases that could not be run: an error of ours or of the surroundings, never a fail. */
function errorEvents(facts: GroupFacts, cases: readonly CaseResult[], text: string): JournalEvent[] {
  const { sut, unreachable } = facts;
  const reasons = [{ kind: 'harness', text } as const];
  const known = {
    ...sut,
    reachable: unreachable === undefined,
    ...(unreachable !== undefined && { unreachableReason: unreachable }),
  };
  return [
    ...beginning(facts, cases),
    ...cases.map(
      (result) =>
        ({ kind: 'case-end', at: 0, result: { ...result, verdict: 'error', reasons }, checkedRules: [] }) as const,
    ),
    { kind: 'run-end', at: 0, durationMs: 0, interrupted: false, sut: known },
  ];
}
