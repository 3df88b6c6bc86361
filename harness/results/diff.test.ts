import { expect } from 'chai';
import { aCaseResult, aRunResult } from '../cli/testing/results.ts';
import type { CaseResult } from '../model/run-result.ts';
import { type ChangeKind, compareRuns, isWorse, type RunDiff } from './diff.ts';
import type { FaultDiff } from './fault-diff.ts';

type Some = Partial<CaseResult> | undefined;
const runOf = (some: Some) => aRunResult(some ? [aCaseResult(some)] : []);
const diffOf = (before: Some, after: Some): RunDiff => compareRuns(runOf(before), runOf(after));
const filled = (lists: object) => Object.entries(lists).flatMap(([kind, list]) => (list.length > 0 ? [kind] : []));

/** The kinds of change of one case between two runs. */
const kindsOf = (before: Some, after: Some) => filled(diffOf(before, after).cases) as ChangeKind[];
/** The same for the faults. */
const faultKindsOf = (before: Some, after: Some) => filled(diffOf(before, after).faults) as (keyof FaultDiff)[];

describe('two runs side by side', () => {
  it('are the same if every case comes to the same, however long it took', () => {
    const after: Some = { durationMs: 9, wire: [{ at: 1, direction: 'event', what: { kind: 'note', text: 'x' } }] };
    expect(kindsOf({ durationMs: 1 }, after)).to.deep.equal([]);
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

  it('tell what passed before and can no longer be judged, or is gone', () => {
    for (const verdict of ['inconclusive', 'error', 'not-applicable'] as const) {
      expect(kindsOf({}, { verdict })).to.deep.equal(['noLongerJudged']);
      expect(kindsOf({ verdict: 'warn' }, { verdict })).to.deep.equal(['noLongerJudged']);
    }
    expect(kindsOf({}, undefined)).to.deep.equal(['gone']);
  });

  it('tell another reaction with the same verdict', () => {
    expect(kindsOf({ status: '0x0000' }, { status: '0xB000' })).to.deep.equal(['changedReaction']);
    const failed = (text: string): Some => ({ verdict: 'fail', observed: { kind: 'report', text } });
    expect(kindsOf(failed('FIN'), failed('RST'))).to.deep.equal(['changedReaction']);
  });

  it('tell what appeared and disappeared', () => {
    expect(kindsOf(undefined, {})).to.deep.equal(['appeared']);
    expect(kindsOf({ verdict: 'fail' }, undefined)).to.deep.equal(['disappeared']);
  });

  it('tell a case that was flaky in one of them', () => {
    const repeated: CaseResult['repeated'] = ['pass', 'fail'];
    expect(kindsOf({ verdict: 'fail', repeated }, { verdict: 'fail' })).to.deep.equal(['flaky']);
  });

  it('tell new faults, what was fixed, and what may still be there', () => {
    expect(faultKindsOf({}, { verdict: 'fail' })).to.deep.equal(['new']);
    expect(faultKindsOf({ verdict: 'fail' }, {})).to.deep.equal(['fixed']);
    expect(faultKindsOf({ verdict: 'fail' }, { verdict: 'error' })).to.deep.equal(['notJudged']);
    expect(faultKindsOf({ verdict: 'fail' }, undefined)).to.deep.equal(['notJudged']);
    expect(faultKindsOf({ verdict: 'fail' }, { verdict: 'fail' })).to.deep.equal(['remaining']);
  });

  it('tell a fault that is more or less severe', () => {
    const [mild, bad]: Some[] = [{ verdict: 'fail', input: 'illegal' }, { verdict: 'fail' }];
    expect(faultKindsOf(mild, bad)).to.deep.equal(['worse']);
    expect(faultKindsOf(bad, mild)).to.deep.equal(['better']);
  });
});

describe('the second of two runs', () => {
  const isWorseThan = (before: Some, after: Some) => isWorse(diffOf(before, after));

  it('is worse for a new fault or fail', () => {
    expect(isWorseThan({}, { verdict: 'fail' })).to.equal(true);
    expect(isWorseThan({ verdict: 'fail' }, { verdict: 'fail', observed: { kind: 'silence', ms: 1 } })).to.equal(true);
  });

  it('is worse if what passed can no longer be judged, or is gone', () => {
    expect(isWorseThan({}, { verdict: 'inconclusive' })).to.equal(true);
    expect(isWorseThan({ verdict: 'warn' }, undefined)).to.equal(true);
  });

  it('is not worse for a warning, what was fixed, or what never passed', () => {
    expect(isWorseThan({}, { verdict: 'warn' })).to.equal(false);
    expect(isWorseThan({ verdict: 'fail' }, {})).to.equal(false);
    expect(isWorseThan({ verdict: 'inconclusive' }, undefined)).to.equal(false);
    expect(isWorseThan({ verdict: 'fail' }, { verdict: 'fail' })).to.equal(false);
  });

  it('is not worse for what is known', () => {
    const waiver = { reason: 'r', until: '2026-12-31' };
    const after = runOf({ verdict: 'fail', waiver });
    const known = { ...after, faults: after.faults.map((fault) => ({ ...fault, waiver })) };
    expect(isWorse(compareRuns(runOf({}), known))).to.equal(false);
  });
});
