import { expect } from 'chai';
import { aCaseResult, aRunResult } from '../cli/testing/results.ts';
import type { CaseResult } from '../model/run-result.ts';
import { type ChangeKind, compareRuns } from './diff.ts';

/** The kinds of change of one case between two runs. */
function kindsOf(before: Partial<CaseResult> | undefined, after: Partial<CaseResult> | undefined): ChangeKind[] {
  const runOf = (some: Partial<CaseResult> | undefined) => aRunResult(some ? [aCaseResult(some)] : []);
  const diff = compareRuns(runOf(before), runOf(after));
  return (Object.keys(diff) as ChangeKind[]).filter((kind) => diff[kind].length > 0);
}

describe('two runs side by side', () => {
  it('are the same when every case comes to the same, however long it took', () => {
    expect(
      kindsOf(
        { durationMs: 1 },
        { durationMs: 9, wire: [{ at: 1, direction: 'event', what: { kind: 'note', text: 'x' } }] },
      ),
    ).to.deep.equal([]);
  });

  it('tell a new fail, of a case that is new too', () => {
    expect(kindsOf({ verdict: 'inconclusive' }, { verdict: 'fail' })).to.deep.equal(['newFails']);
    expect(kindsOf(undefined, { verdict: 'fail' })).to.deep.equal(['newFails']);
  });

  it('tell what was fixed, which a case that cannot be judged is not', () => {
    expect(kindsOf({ verdict: 'fail' }, { verdict: 'warn' })).to.deep.equal(['fixed']);
    expect(kindsOf({ verdict: 'fail' }, { verdict: 'error' })).to.deep.equal(['changedVerdict']);
    expect(kindsOf({ verdict: 'pass' }, { verdict: 'warn' })).to.deep.equal(['changedVerdict']);
  });

  it('tell another reaction with the same verdict', () => {
    expect(kindsOf({ status: '0x0000' }, { status: '0xB000' })).to.deep.equal(['changedReaction']);
    expect(
      kindsOf(
        { verdict: 'fail', observed: { kind: 'report', text: 'FIN' } },
        { verdict: 'fail', observed: { kind: 'report', text: 'RST' } },
      ),
    ).to.deep.equal(['changedReaction']);
  });

  it('tell what appeared and disappeared', () => {
    expect(kindsOf(undefined, {})).to.deep.equal(['appeared']);
    expect(kindsOf({ verdict: 'fail' }, undefined)).to.deep.equal(['disappeared']);
  });

  it('tell a case that was flaky in one of them', () => {
    const repeated: CaseResult['repeated'] = ['pass', 'fail'];
    expect(kindsOf({ verdict: 'fail', repeated }, { verdict: 'fail' })).to.deep.equal(['flaky']);
  });
});
