// Journals made up for tests: of cases that are a name, run by one shard or by all.

import type { CaseResult } from '../../model/run-result.ts';
import type { Journal, JournalEvent, JournalHead, JournalLine } from '../journal.ts';
import { casesOfShard, type Shard } from '../shard.ts';

/** A case that has passed, with the given fields changed. */
export function passed(id: string, some: Partial<CaseResult> = {}): CaseResult {
  return {
    id,
    scenario: id.split(':')[0] as string,
    title: 'A valid instance is stored',
    requirement: { ref: 'PS3.4 GG.4.2', level: 'shall', text: 'The SCP stores the instance' },
    role: 'scp',
    tags: [],
    given: {},
    input: 'legal',
    verdict: 'pass',
    reasons: [],
    findings: [],
    expected: [{ text: 'stored' }],
    observed: { kind: 'report', text: 'stored' },
    transport: 'released',
    health: 'ok',
    notes: [],
    startedAt: '2026-01-01T00:00:00.000Z',
    durationMs: 3,
    wire: [],
    ...some,
  };
}

/** The same case before it has run. */
export function notRunYet(id: string): CaseResult {
  const text = 'not run: the run was stopped before';
  return passed(id, { verdict: 'inconclusive', reasons: [{ kind: 'not-run', text }], health: 'not-checked' });
}

export const aHead: JournalHead = {
  kind: 'journal',
  version: 1,
  tool: { name: 'cstore-conformance', version: '1.2.3' },
  suite: 'a'.repeat(64),
  sut: 'b'.repeat(64),
};

/** Nine cases of five scenarios. */
export const selection = ['a:1', 'a:2', 'a:3', 'b:1', 'b:2', 'c', 'd:1', 'd:2', 'e'];

export interface RunParts {
  readonly startedAt?: string;
  /** So many cases end, and then the run is killed; absent: all, and it comes to its end. */
  readonly until?: number;
  readonly seed?: number;
  readonly resultOf?: (id: string) => CaseResult;
}

/** The events of a run of these cases, 10 ms each. */
export function eventsOf(cases: readonly string[], parts: RunParts = {}): JournalEvent[] {
  const { startedAt = '2026-01-01T00:00:00.000Z', until, seed = 1, resultOf = passed } = parts;
  const sut = { role: 'scp', address: 'A@host:104' } as const;
  const facts = { ...sut, reachable: true, notes: [] };
  const ended = cases.slice(0, until ?? cases.length);
  const at = ended.length * 10;
  return [
    { kind: 'run-begin', at: 0, plan: { cases, seed, timeoutMs: 10_000 }, sut, startedAt },
    { kind: 'preflight', at: 0, sut: facts },
    ...ended.flatMap((id, index): JournalEvent[] => [
      { kind: 'case-begin', at: index * 10, id, attempt: 1 },
      { kind: 'case-end', at: index * 10 + 9, result: resultOf(id), checkedRules: ['pdu/decodable'] },
    ]),
    ...(until === undefined ? [{ kind: 'run-end', at, durationMs: at, interrupted: false, sut: facts } as const] : []),
  ];
}

/** The journal of a run of all cases, or of a shard of them. */
export function aJournal(parts: RunParts & { readonly shard?: Shard } = {}): Journal {
  const { shard } = parts;
  const cases = selection.map((id) => ({ id, scenario: id.split(':')[0] as string }));
  const ids = (shard ? casesOfShard(cases, shard) : cases).map(({ id }) => id);
  return {
    head: { ...aHead, ...(shard && { shard }) },
    planned: selection.map(notRunYet),
    runs: [eventsOf(ids, parts)],
    length: 0,
  };
}

/** Its lines. */
export function linesOf({ head, planned, runs }: Journal): JournalLine[] {
  return [head, ...planned.map((result) => ({ kind: 'planned', result }) as const), ...runs.flat()];
}

/** Its text. */
export function textOf(journal: Journal): string {
  return linesOf(journal)
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
}
