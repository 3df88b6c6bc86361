// Joins the journals of shards: one run of all selected cases, in their order, as if it had not been cut.

import type { RunPlan, SutFacts } from '../model/run-event.ts';
import type { CaseResult, RunResult } from '../model/run-result.ts';
import { type CaptureOffset, movedCapture, withoutCapture } from '../results/captured.ts';
import { lastMoment } from '../run/earlier-run.ts';
import type { Journal, JournalEvent, JournalHead, PlannedCase } from './journal.ts';
import { extentOf, foldOf, sutOf } from './journal-result.ts';
import { shardText } from './shard.ts';

/** A shard that was read. */
export interface Part {
  /** How it is called in messages. */
  readonly name: string;
  readonly journal: Journal;
  /** What the joined capture has before its own; undefined if its capture is not there. */
  readonly capture?: CaptureOffset | undefined;
}

/** What parts come to together. */
export interface Merged {
  readonly result: RunResult;
  /** The lines of the joined journal. */
  readonly lines: readonly (JournalHead | PlannedCase | JournalEvent)[];
  /** What keeps it from being a whole run, in a line each. */
  readonly missing: readonly string[];
}

type Begin = Extract<JournalEvent, { readonly kind: 'run-begin' }>;
type CaseEnd = Extract<JournalEvent, { readonly kind: 'case-end' }>;

/**
 * Joins parts that belong together (`refusal`), in the order of their shards. A case that no part ran is told as not run.
 * @throws RangeError if no part has begun.
 */
export function mergeParts(given: readonly Part[]): Merged {
  const parts = [...given].sort((a, b) => indexOf(a) - indexOf(b));
  const begun = parts.filter((part) => beginOf(part) !== undefined);
  const [first] = begun;
  if (!first) throw new RangeError('no part has begun');
  const { head, planned } = first.journal;
  const missing = [...absent(parts), ...parts.flatMap(unfinished)];
  const startMs = Math.min(...begun.map(startOf));
  const { shard: _, ...ofWhole } = head;
  const events = joined(begun, { planned, startMs, missing });
  return {
    result: foldOf(events),
    lines: [ofWhole, ...planned.map((result) => ({ kind: 'planned', result }) as const), ...events],
    missing,
  };
}

function joined(
  parts: readonly Part[],
  { planned, startMs, missing }: { planned: readonly CaseResult[]; startMs: number; missing: readonly string[] },
): JournalEvent[] {
  const [first] = parts as [Part];
  const { plan, sut } = beginOf(first) as Begin;
  const whole: RunPlan = { ...plan, cases: planned.map(({ id }) => id) };
  const ends = new Map(parts.flatMap((part) => endsOf(part, startMs).map((end) => [end.result.id, end] as const)));
  const facts = mergedSut(parts, missing);
  const at = Math.max(...parts.map((part) => lastMoment(part.journal.runs[0] ?? []) + startOf(part) - startMs));
  const durationMs = Math.max(...parts.map((part) => durationOf(part) + startOf(part) - startMs));
  return [
    { kind: 'run-begin', at: 0, plan: whole, sut, startedAt: new Date(startMs).toISOString() },
    { kind: 'preflight', at: 0, sut: facts },
    ...planned.map((result) => ends.get(result.id) ?? ({ kind: 'case-end', at, result, checkedRules: [] } as const)),
    { kind: 'run-end', at, durationMs, interrupted: missing.length > 0, sut: facts },
  ];
}

/** The last end of each case, in the time and the capture of the whole. */
function endsOf(part: Part, startMs: number): CaseEnd[] {
  const shift = startOf(part) - startMs;
  const ends = new Map<string, CaseEnd>();
  for (const event of part.journal.runs[0] ?? []) if (event.kind === 'case-end') ends.set(event.result.id, event);
  return [...ends.values()].map((end) => {
    const result = part.capture ? movedCapture(end.result, part.capture) : withoutCapture(end.result);
    return { ...end, at: end.at + shift, result };
  });
}

/** The facts of the first part, with the notes of all: one that reached nothing makes the whole so. */
function mergedSut(parts: readonly Part[], missing: readonly string[]): SutFacts {
  const all = parts.map((part) => {
    const { sut } = beginOf(part) as Begin;
    return sutOf(part.journal.runs[0] ?? [], { ...sut, reachable: true });
  });
  const known = all.find(({ reachable }) => !reachable) ?? (all[0] as SutFacts);
  const notes = [...new Set([...all.flatMap((sut) => sut.notes ?? []), ...missing])];
  return { ...known, ...((known.notes || notes.length > 0) && { notes }) };
}

function absent(parts: readonly Part[]): string[] {
  const of = parts[0]?.journal.head.shard?.of ?? 0;
  const there = new Set(parts.map(indexOf));
  const missing = Array.from({ length: of }, (_, at) => at + 1).filter((index) => !there.has(index));
  return missing.map((index) => `${shardText({ index, of })} is missing: its cases were not run`);
}

function unfinished({ journal, name: called }: Part): string[] {
  const name = journal.head.shard ? shardText(journal.head.shard) : called;
  const { ended, planned, isWhole } = extentOf(journal);
  if (journal.runs.length === 0) return [`${name} was stopped before it had begun: its cases were not run`];
  const last = journal.runs[0]?.at(-1);
  if (isWhole && last?.kind === 'run-end' && !last.interrupted) return [];
  return [`${name} was stopped before its end: ${ended} of ${planned} cases ended, the others were not run`];
}

function indexOf({ journal }: Part): number {
  return journal.head.shard?.index ?? 1;
}

function beginOf({ journal }: Part): Begin | undefined {
  const begin = journal.runs[0]?.[0];
  return begin?.kind === 'run-begin' ? begin : undefined;
}

/** When a part that has begun did so, in milliseconds since 1970. */
function startOf(part: Part): number {
  return Date.parse((beginOf(part) as Begin).startedAt);
}

function durationOf({ journal }: Part): number {
  const run = journal.runs[0] ?? [];
  const end = run.at(-1);
  return end?.kind === 'run-end' ? end.durationMs : lastMoment(run);
}
