import { expect } from 'chai';
import { type CTRFReport, validate } from 'ctrf';
import fc from 'fast-check';
import type { RunResult } from '../model/run-result.ts';
import { ctrfReport } from './ctrf.ts';
import { deadly, faultyRun, known } from './faulty-run-fixture.ts';
import { caseResult, oneOfEach, runResult } from './run-result-fixture.ts';

/** The report as a reader gets it; throws if it does not follow the schema of CTRF. */
function read(result: RunResult): CTRFReport {
  const report = JSON.parse(JSON.stringify(ctrfReport(result)));
  expect(validate(report).errors ?? []).to.deep.equal([]);
  return report;
}

describe('CTRF', () => {
  const { results } = read(faultyRun());
  const testOf = (id: string) => results.tests.find((test) => test.testId === id);

  it('follows the schema, and the schema finds what does not', () => {
    expect(validate({ ...ctrfReport(oneOfEach()), results: {} }).valid).to.equal(false);
    read(runResult([]));
  });

  it('counts what its tests say', () => {
    const { summary, tests } = read(oneOfEach()).results;
    expect(summary).to.include({ tests: 7, passed: 2, failed: 3, skipped: 2, pending: 0, other: 0, suites: 3 });
    for (const status of ['passed', 'failed', 'skipped'] as const)
      expect(tests.filter((test) => test.status === status)).to.have.length(summary[status]);
    expect(summary.stop - summary.start).to.equal(summary.duration);
  });

  it('has each case under its clause and its scenario', () => {
    expect(testOf(deadly.id)).to.deep.include({
      suite: ['PS3.8 E.1', 'ps3.8/e.1/fragments'],
      filePath: 'scenarios/ps3.8/e.1/fragments.yaml',
      line: 14,
      status: 'failed',
      rawStatus: 'fail',
      parameters: { sopClass: 'CTImageStorage' },
    });
    expect(testOf(deadly.id)?.trace).to.include('health       died: killed by SIGSEGV');
    expect(testOf(deadly.id)?.extra).to.include({ severity: 'critical', level: 'shall' });
  });

  it('skips a known deviation with its waiver, and counts its earlier attempts', () => {
    expect(testOf(known.id)).to.include({ status: 'skipped', rawStatus: 'fail', retries: 1 });
    expect(testOf(known.id)?.message).to.match(/^known deviation: fixed in release 2\.4/);
    expect(testOf(known.id)?.extra).to.have.nested.property('waiver.acceptedBy', 'QA');
    expect(testOf(known.id)?.retryAttempts).to.deep.equal([
      { attempt: 1, status: 'failed', message: 'others were under way' },
    ]);
  });

  it('shows what the vendor says against a fault at each of its cases', () => {
    const { faults, ...rest } = runResult([deadly]);
    const dispute = { by: 'ACME', text: 'not so', date: '2026-11-20' };
    const [test] = read({ ...rest, faults: faults.map((fault) => ({ ...fault, dispute })) }).results.tests;
    expect(test?.status).to.equal('failed');
    expect(test?.extra?.dispute).to.deep.equal(dispute);
  });

  it('follows the schema, with visible text alone, whatever the peer sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const hostile = caseResult({ title: text, verdict: 'fail', observed: { kind: 'report', text }, tags: [text] });
        const report = JSON.stringify(read(runResult([hostile])));
        expect(report).not.to.match(/[\u0080-\u009f\u202a-\u202e\u2066-\u2069]/);
      }),
      { numRuns: 10 },
    );
  });
});
