import { expect } from 'chai';
import { aCaseResult, aRunResult } from '../cli/testing/results.ts';
import { runResultSchema } from '../model/run-result.ts';
import type { VerdictKind } from '../model/verdict.ts';
import { mergeRepetitions } from './repetitions.ts';

const runs = (...verdicts: VerdictKind[]) => verdicts.map((verdict) => aRunResult([aCaseResult({ id: 'a', verdict })]));

describe('repetitions of a run', () => {
  it('stay as they are when there is one', () => {
    const [run] = runs('pass');
    expect(mergeRepetitions(runs('pass'))).to.deep.equal(run);
  });

  it('say when no case is flaky', () => {
    const { cases, sut } = mergeRepetitions(runs('pass', 'pass'));
    expect(cases[0]).to.not.have.property('repeated');
    expect(sut.notes).to.deep.equal(['every case ran 2 times: no case is flaky; the worst verdict of each counts']);
  });

  it('count the worst verdict of a flaky case, and tell all of them', () => {
    const merged = mergeRepetitions(runs('pass', 'fail', 'pass', 'error'));
    expect(merged.cases[0]).to.deep.include({ verdict: 'fail', repeated: ['pass', 'fail', 'pass', 'error'] });
    expect(merged.cases[0]?.notes).to.deep.equal(['flaky: the repetitions gave pass, fail, pass, error']);
    expect(merged.summary).to.include({ fail: 1, pass: 0 });
    expect(runResultSchema.safeParse(merged).error).to.equal(undefined);
  });

  it('tell the faults of all of them', () => {
    expect(mergeRepetitions(runs('pass', 'fail')).faults.map(({ cases }) => cases)).to.deep.equal([['a']]);
  });

  it('take in the cases of one that was stopped', () => {
    const [whole] = runs('pass');
    const stopped = aRunResult([], { interrupted: true });
    const merged = mergeRepetitions(whole ? [whole, stopped] : []);
    expect(merged).to.include({ interrupted: true });
    expect(merged.cases.map(({ id }) => id)).to.deep.equal(['a']);
  });

  it('are unreachable when one of them was', () => {
    const [whole] = runs('pass');
    const lost = aRunResult([], {
      sut: { role: 'scp', address: 'A@h:1', reachable: false, unreachableReason: 'gone' },
    });
    expect(mergeRepetitions(whole ? [whole, lost] : []).sut).to.include({ reachable: false });
  });
});
