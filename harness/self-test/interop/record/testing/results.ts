/** Results as a run against a peer gives them, for the tests of the record. */

import { type CaseResult, type RunResult, summarize } from '../../../../model/run-result.ts';
import { faultsOf } from '../../../../results/faults.ts';

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
    input: 'illegal',
    verdict: 'fail',
    expected: [{ pdu: 'A-ABORT' }, { pdu: 'A-ASSOCIATE-RJ' }],
    observed: { kind: 'silence', ms: 2000 },
    reasons: [{ kind: 'requirement' }],
    findings: [],
    transport: 'silence',
    health: 'ok',
    notes: [],
    startedAt: '2026-01-01T00:00:00.000Z',
    durationMs: 2001,
    wire: [
      { at: 0.2, direction: 'sent', what: { kind: 'note', text: 'A-ASSOCIATE-RQ' }, hex: '0100', length: 2 },
      { at: 2000.1, direction: 'event', what: { kind: 'silence', ms: 2000 } },
    ],
    ...values,
  };
}

/** A run with these cases. */
export function runOf(cases: readonly CaseResult[], notes: readonly string[] = []): RunResult {
  return {
    schemaVersion: 2,
    tool: { name: 'cstore-conformance', version: '0.0.0' },
    startedAt: '2026-01-01T00:00:00.000Z',
    durationMs: 1,
    seed: 1,
    interrupted: false,
    sut: { role: 'scp', address: 'PEER@127.0.0.1:11112', reachable: true, notes: [...notes] },
    summary: summarize(cases),
    faults: faultsOf(cases),
    cases: [...cases],
  };
}
