import { expect } from 'chai';
import { aCaseResult, aRunResult } from '../cli/testing/results.ts';
import { withDisputes } from './disputes.ts';

const words = { by: 'ACME', text: 'not so', date: '2026-11-20' };
const failed = (id: string) =>
  aCaseResult({ id, scenario: 's', verdict: 'fail', observed: { kind: 'report', text: 'FIN' } });
const run = aRunResult([failed('a:1'), failed('a:2'), aCaseResult({ id: 'b' })]);
const disputed = ({ cases }: typeof run) => cases.filter(({ dispute }) => dispute).map(({ id }) => id);

describe('Disputes', () => {
  it('of a rule stand at its fault and at each of its cases, and change nothing else', () => {
    const result = withDisputes(run, [{ rule: 's', ...words }], true);
    expect(result.faults[0]?.dispute).to.deep.equal(words);
    expect(disputed(result)).to.deep.equal(['a:1', 'a:2']);
    const plain = { ...result, faults: run.faults, cases: run.cases };
    expect(plain).to.deep.equal(run);
    expect(result.faults.map(({ dispute: _, ...rest }) => rest)).to.deep.equal(run.faults);
    expect(result.cases.map(({ dispute: _, ...rest }) => rest)).to.deep.equal(run.cases);
  });

  it('of a fault are found by its id', () => {
    const id = run.faults[0]?.id ?? '';
    expect(withDisputes(run, [{ rule: id, ...words }], true).faults[0]?.dispute).to.deep.equal(words);
  });

  it('of some cases of a fault leave the fault undisputed, of all cases they do not', () => {
    const one = withDisputes(run, [{ case: 'a:1', ...words }], true);
    expect([one.faults[0]?.dispute, disputed(one)]).to.deep.equal([undefined, ['a:1']]);
    expect(withDisputes(run, [{ case: 'a:*', ...words }], true).faults[0]?.dispute).to.deep.equal(words);
  });

  it('are about nothing that passed', () => {
    expect(disputed(withDisputes(run, [{ case: 'b', ...words }], false))).to.deep.equal([]);
  });

  it('take the place of those of an earlier time', () => {
    const earlier = withDisputes(run, [{ rule: 's', ...words }], true);
    expect(withDisputes(earlier, [], true)).to.deep.equal(run);
  });

  it('about no fault are told if nothing was left out of the run', () => {
    const rows = [{ rule: 'gone', ...words }];
    expect(withDisputes(run, rows, true).sut.notes).to.deep.equal(['dispute of gone is about no fault of this run']);
    expect(withDisputes(run, rows, false).sut.notes).to.equal(undefined);
    expect(withDisputes({ ...run, interrupted: true }, rows, true).sut.notes).to.equal(undefined);
  });
});
