// Results made up for the tests of the command line.

import { type CaseResult, type RunResult, summarize } from '../../model/run-result.ts';
import { faultsOf } from '../../results/faults.ts';

/** A passed case with the given fields changed. */
export function aCaseResult(some: Partial<CaseResult>): CaseResult {
  return {
    id: 'ps3.4/gg.4.2/stored',
    scenario: 'ps3.4/gg.4.2/stored',
    title: 'A valid instance is stored',
    requirement: { ref: 'PS3.4 GG.4.2', level: 'shall', text: 'The SCP stores the instance' },
    role: 'scp',
    tags: [],
    given: { sopClass: 'HangingProtocolStorage' },
    input: 'legal',
    verdict: 'pass',
    reasons: [],
    findings: [],
    expected: [{ text: 'C-STORE-RSP with Status 0x0000' }],
    observed: { kind: 'report', text: 'C-STORE-RSP with Status 0x0000' },
    transport: 'released',
    health: 'ok',
    notes: [],
    startedAt: '2026-01-01T00:00:00.000Z',
    durationMs: 3,
    wire: [],
    ...some,
  };
}

/** A run of these cases against the built-in pair, with the faults that they come to. */
export function aRunResult(cases: readonly CaseResult[], some: Partial<RunResult> = {}): RunResult {
  return {
    schemaVersion: 2,
    tool: { name: 'cstore-conformance', version: '0.0.0' },
    startedAt: '2026-01-01T00:00:00.000Z',
    durationMs: 1234,
    seed: 7,
    interrupted: false,
    sut: { role: 'pair', address: 'built-in', reachable: true },
    summary: summarize(cases),
    faults: faultsOf(cases),
    cases: [...cases],
    ...some,
  };
}
