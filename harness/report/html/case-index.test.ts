import { expect } from 'chai';
import { brokenRule, deadly, faultyRun } from '../faulty-run-fixture.ts';
import { caseResult, conversation, expectedStatus, response, runResult } from '../run-result-fixture.ts';
import { caseIndex, statusUnderTest } from './case-index.ts';

describe('The status a case is about', () => {
  it('is what came, where all was well', () => {
    const expected = [0xa900, 0xc000].map(expectedStatus);
    expect(statusUnderTest(caseResult({ expected, status: '0xC000', wire: [] }))).to.equal('0xC000');
  });

  it('is the refusal that was asked for, not the Success of what was stored afterwards', () => {
    const wire = conversation(response(0x0117), response(0));
    expect(statusUnderTest(caseResult({ status: '0x0000', wire }))).to.equal('0x0117');
  });

  it('is Success where only a C-ECHO said something else', () => {
    const echo = { kind: 'message', commandField: 0x8030, status: 0x0122 } as const;
    expect(statusUnderTest(caseResult({ status: '0x0000', wire: conversation(echo) }))).to.equal('0x0000');
  });

  it('is the best reaction, where another was only let pass with a warning', () => {
    const expected = [expectedStatus(0x0117), { ...expectedStatus(0), verdict: 'warn' }];
    expect(statusUnderTest(caseResult({ verdict: 'warn', expected, status: '0x0000' }))).to.equal('0x0117');
  });

  it('is what should have come, where something else did', () => {
    const expected = [{ pdu: 'A-ABORT' }, expectedStatus(0x0212)];
    expect(statusUnderTest(caseResult({ verdict: 'fail', expected, status: '0x0000' }))).to.equal('0x0212');
  });

  it('is what the scenario was given, before all else', () => {
    expect(statusUnderTest(caseResult({ given: { status: '0xA700' }, status: '0x0000' }))).to.equal('0xA700');
  });

  it('is none where a case is about PDUs', () => {
    expect(statusUnderTest(caseResult({ expected: [{ pdu: 'A-ABORT' }], status: undefined }))).to.equal(undefined);
  });
});

describe('The index of the cases', () => {
  const judged = caseResult({ status: '0x0122', expected: [] });
  const refused = caseResult({ verdict: 'not-applicable', status: undefined, expected: [] });
  const another = caseResult({ scenario: 'another', verdict: 'not-applicable', status: undefined, expected: [] });

  it('gives every case a place of its own', () => {
    const { anchorOf } = caseIndex(runResult([judged, refused]));
    const id = 'ps3.4/gg.4/sop-class-not-supported:HangingProtocolStorage';
    expect([anchorOf(judged), anchorOf(refused)]).to.deep.equal([`case/${id}`, `case/${id}~2`]);
  });

  it('names the place of a case by its id, written as an address may hold it', () => {
    const odd = caseResult({ id: 'a b"#<\u{1f600}\ud800' });
    expect(caseIndex(runResult([odd])).anchorOf(odd)).to.equal('case/a%20b%22%23%3C%F0%9F%98%80%EF%BF%BD');
  });

  it('learns the status of what was not judged from the rest of its scenario', () => {
    const { statusOf } = caseIndex(runResult([judged, refused, another]));
    expect([statusOf(refused), statusOf(another)]).to.deep.equal(['0x0122', undefined]);
  });

  it('knows every fault that shows in a case: its own, and those of rules that were broken in it', () => {
    const run = faultyRun();
    const index = caseIndex(run);
    const seen = index.caseOf(brokenRule.observed.kind === 'rule' ? (brokenRule.observed.brokenIn[1] ?? '') : '');
    expect(seen && index.faultsIn(seen)).to.deep.equal(run.faults.filter(({ cases }) => cases.includes(brokenRule.id)));
    expect(index.faultsIn(deadly)).to.deep.equal(run.faults.filter(({ cases }) => cases.includes(deadly.id)));
  });

  it('learns nothing from a scenario of several statuses', () => {
    const { statusOf } = caseIndex(runResult([judged, caseResult({ status: '0xA700' }), refused]));
    expect(statusOf(refused)).to.equal(undefined);
  });

  it('names a fault by its title, and by its clause and a case too if another has the same title', () => {
    const silent = (id: string, ref: string) =>
      caseResult({
        id,
        scenario: id,
        title: `Case ${id}`,
        requirement: { ref, level: 'shall', text: 'x' },
        verdict: 'fail',
        observed: { kind: 'silence', ms: 9 },
      });
    const twice = runResult([silent('a', 'PS3.7 1'), silent('b', 'PS3.7 2')]);
    expect(twice.faults.map(caseIndex(twice).faultNameOf)).to.deep.equal([
      'A legal message gets no answer (PS3.7 1: Case a)',
      'A legal message gets no answer (PS3.7 2: Case b)',
    ]);
    const once = runResult([silent('a', 'PS3.7 1')]);
    expect(once.faults.map(caseIndex(once).faultNameOf)).to.deep.equal(['A legal message gets no answer']);
  });
});
