// Campaigns for tests of their reports.

import type { FuzzFind, FuzzRun } from '../../model/fuzz-run.ts';

/** A find with some of it changed. */
export function fuzzFind(changes: Partial<FuzzFind> = {}): FuzzFind {
  return {
    id: 'process-died/pdv-unequal-lengths',
    severity: 'critical',
    isFail: true,
    title: 'The process ends when several PDVs of different lengths are in one P-DATA-TF',
    meaning: 'Every association is cut.',
    class: 'process died',
    seen: 'process died: signal SIGSEGV',
    clause: 'PS3.8 9.1.2',
    demand: 'An SCP goes on listening, whatever a peer sends.',
    inputs: ['pdv/unequal-lengths'],
    breaks: ['several PDVs of different lengths are in one P-DATA-TF'],
    explanation: ['pdv/unequal-lengths: passes with "two"'],
    run: 31,
    path: '31',
    phase: 'each',
    atMs: 2100,
    confirmed: 3,
    tried: 12,
    occurrences: 2,
    mutations: ['pdv/unequal-lengths', 'name/modality'],
    transcript: [{ at: 1, direction: 'event', what: { kind: 'note', text: 'a note' } }],
    files: {
      scenario: 'found/process-died-pdv-unequal-lengths.yaml',
      exact: 'found/process-died-pdv-unequal-lengths.json',
      capture: 'found/process-died-pdv-unequal-lengths.pcapng',
    },
    replay: 'cstore fuzz --replay reports/found/x.json --scp A@host:104',
    runScenario: 'cstore run reports/found/x.yaml --scp A@host:104',
    ...changes,
  };
}

/** A campaign with some of it changed; it found one thing. */
export function fuzzRun(changes: Partial<FuzzRun> = {}): FuzzRun {
  return {
    schemaVersion: 1,
    tool: { name: 'cstore-conformance', version: '0.0.0' },
    startedAt: '2026-01-02T03:04:05.678Z',
    sut: { address: 'ARCHIVE@127.0.0.1:11112', role: 'scp' },
    target: 'SecondaryCaptureImageStorage in ExplicitVRLittleEndian',
    seed: 7,
    runs: 3000,
    leftOut: 12,
    elapsedMs: 6000,
    verdict: 'The process ends when several PDVs of different lengths are in one P-DATA-TF.',
    finds: [fuzzFind()],
    reactions: [
      { signature: 'A-ASSOCIATE-AC C-STORE-RSP 0x0000', run: 1 },
      { signature: 'A-ABORT 2/0', run: 40 },
    ],
    reach: { connection: 10, association: 20, message: 70, response: 2900 },
    coverage: {
      columns: ['SecondaryCaptureImageStorage in ExplicitVRLittleEndian'],
      rows: [
        {
          ...{ mutation: 'pdv/unequal-lengths', subject: 'pdu', breaks: 'PDVs differ', choices: 4 },
          variants: { tried: 2, all: 3 },
          cells: [{ runs: 5, reach: 'response' }],
        },
        {
          ...{ mutation: 'deflate/bomb', subject: 'data set', breaks: 'it inflates to much', choices: 0 },
          variants: { tried: 0, all: 1 },
          cells: [{ runs: 0, hole: 'it is not made for this Transfer Syntax' }],
        },
      ],
    },
    warnings: [],
    notes: ['it serves one association at a time'],
    command: "cstore fuzz --start './scp {port}' --seed 7",
    ...changes,
  };
}
