/** Results as a run against a peer gives them, for the tests of the record. */

import { type CaseResult, type RunResult, summarize } from '../../../../model/run-result.ts';

/** A fail of `scenario`, with what it is about. */
export function failOf(scenario: string, name: string, values: Partial<CaseResult> = {}): CaseResult {
  const requirement = { ref: 'PS3.8 9.2.3', level: 'shall', text: 'It is answered.' } as const;
  return {
    id: name === '' ? scenario : `${scenario}:${name}`,
    scenario,
    title: 'a title',
    requirement,
    role: 'scp',
    tags: [],
    given: {},
    verdict: 'fail',
    expected: ['A-ABORT', 'A-ASSOCIATE-RJ'],
    actual: 'silence for 2000 ms',
    reason: `${requirement.ref}: ${requirement.text}`,
    transport: 'silence',
    health: 'ok',
    notes: [],
    startedAt: '2026-01-01T00:00:00.000Z',
    durationMs: 2001,
    transcript: '>      0.2 ms  A-ASSOCIATE-RQ\n      0000  01 00\n-   2000.1 ms  nothing came for 2000 ms',
    ...values,
  };
}

/** A run with these cases. */
export function runOf(cases: readonly CaseResult[], notes: readonly string[] = []): RunResult {
  return {
    tool: { name: 'cstore-conformance', version: '0.0.0' },
    startedAt: '2026-01-01T00:00:00.000Z',
    durationMs: 1,
    seed: 1,
    interrupted: false,
    sut: { role: 'scp', address: 'PEER@127.0.0.1:11112', reachable: true, notes: [...notes] },
    summary: summarize(cases),
    cases: [...cases],
  };
}
