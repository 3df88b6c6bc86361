import { expect } from 'chai';
import fc from 'fast-check';
import { Parser } from 'tap-parser';
import type { RunResult } from '../model/run-result.ts';
import { faultyRun, known } from './faulty-run-fixture.ts';
import { caseResult, oneOfEach, runResult } from './run-result-fixture.ts';
import { tapText } from './tap.ts';

/** The test points that a TAP parser finds; throws for any line that is no TAP. */
function points(result: RunResult) {
  const events = Parser.parse(tapText(result), { strict: true });
  const failures = events.flatMap((event) => (event[0] === 'complete' ? event[1].failures : []));
  expect(failures.filter((failure) => 'tapError' in failure && failure.tapError)).to.deep.equal([]);
  return events.flatMap((event) => (event[0] === 'assert' ? [event[1]] : []));
}

describe('TAP', () => {
  it('has a test point for each case', () => {
    const { cases } = faultyRun();
    const found = points(faultyRun());
    expect(found.map(({ id }) => id)).to.deep.equal(cases.map((_, at) => at + 1));
    for (const [at, { name }] of found.entries()) expect(name).to.include(cases[at]?.id);
  });

  it('fails for a fail and an error, and for nothing else', () => {
    expect(points(oneOfEach()).map(({ ok }) => ok)).to.deep.equal([true, false, false, true, true, true, false]);
  });

  it('has a known fail as TODO, and what could not be judged as SKIP, each with its reason', () => {
    const found = points(faultyRun());
    expect(found.find(({ name }) => name.startsWith(known.id))).to.deep.include({
      ok: false,
      todo: 'known deviation: fixed in release 2.4 (accepted by QA until 2026-12-31)',
    });
    expect(found.map(({ skip }) => skip)).to.include('not run: the time of the run was used up');
  });

  it('says in a YAML block why, by which clause, and where', () => {
    const [, failed] = points(oneOfEach());
    expect(failed?.diag).to.deep.include({
      severity: 'fail',
      clause: 'PS3.7 9.1.1.1.1',
      file: 'scenarios/ps3.4/gg.4/sop-class-not-supported.yaml',
      line: 1,
    });
    expect(failed?.diag.message).to.include('Success was claimed');
    expect(failed?.diag.text).to.include('actual       C-STORE-RSP, Status 0x0000');
  });

  it('shows what the vendor says against a fail', () => {
    const dispute = { by: 'ACME', text: 'not so', date: '2026-11-20' };
    const [point] = points(runResult([caseResult({ verdict: 'fail', dispute })]));
    expect(point?.diag.dispute).to.equal('disputed by ACME on 2026-11-20: "not so"');
  });

  it('bails out if the system was not reached', () => {
    const run = runResult([]);
    const text = tapText({ ...run, sut: { ...run.sut, reachable: false, unreachableReason: 'refused\nok 1' } });
    expect(text)
      .to.include('\n1..0 # SKIP no case ran\n')
      .and.to.match(/\nBail out! refused\\\\nok 1\n$/);
  });

  it('takes no directive from a peer', () => {
    const [point] = points(runResult([caseResult({ verdict: 'fail', title: 'a # SKIP b\nok 2 # TODO c' })]));
    expect(point).to.include({ ok: false, skip: false, todo: false });
  });

  it('is TAP, and gives back the visible text, whatever the peer sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const hostile = caseResult({ title: text, verdict: 'fail', observed: { kind: 'report', text } });
        const [point, ...others] = points(runResult([hostile]));
        expect(others).to.deep.equal([]);
        expect(point).to.deep.include({ ok: false, skip: false, todo: false });
        expect(point?.diag).to.have.property('severity', 'fail');
      }),
    );
  });
});
