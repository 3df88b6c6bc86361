import { expect } from 'chai';
import type { CaseResult } from '../model/run-result.ts';
import type { VerdictKind } from '../model/verdict.ts';
import { exitStatusOf, type Strictness } from './exit-status.ts';

type Given = Pick<CaseResult, 'scenario' | 'verdict' | 'waiver'>;
const of = (verdict: VerdictKind, scenario = 'a/b'): Given => ({ scenario, verdict });
const known = (verdict: VerdictKind): Given => ({ ...of(verdict), waiver: { reason: 'r', until: '2026-12-31' } });
const status = (cases: readonly Given[], strictness: Strictness = {}, interrupted = false): number =>
  exitStatusOf({ cases, interrupted }, strictness);

describe('the exit status of a run', () => {
  it('is 0 if every judged case is pass or warn', () => {
    expect(status([of('pass')])).to.equal(0);
    expect(status([of('warn'), of('not-applicable')])).to.equal(0);
  });

  it('is 1 as soon as a case fails', () => {
    expect(status([of('pass'), of('fail'), of('error')])).to.equal(1);
  });

  it('is 1 for a warning if strict', () => {
    expect(status([of('pass'), of('warn')], { strict: true })).to.equal(1);
    expect(status([of('pass')], { strict: true })).to.equal(0);
  });

  it('is 0 if every fail is known, and 1 if there is one more', () => {
    expect(status([known('fail'), known('fail')])).to.equal(0);
    expect(status([known('fail'), of('fail')])).to.equal(1);
  });

  it('is 1 for a warning that no baseline knows if strict', () => {
    expect(status([of('pass'), known('warn')], { strict: true })).to.equal(0);
    expect(status([known('warn'), of('warn')], { strict: true })).to.equal(1);
  });

  it('is 3 if nothing of what was acknowledged is found in the store, unless that is known', () => {
    const inVain = of('warn', 'rules/storage/found-in-store');
    expect(status([of('pass'), inVain])).to.equal(3);
    expect(status([of('fail'), inVain])).to.equal(1);
    expect(status([of('pass'), { ...inVain, waiver: { reason: 'r', until: '2026-12-31' } }])).to.equal(0);
    expect(status([of('pass'), of('pass', 'rules/storage/found-in-store')])).to.equal(0);
  });

  it('is 0 for whatever a baseline has just taken over', () => {
    expect(status([of('fail'), of('warn')], { strict: true, accepted: true })).to.equal(0);
  });

  it('is 3 if nothing could be judged', () => {
    expect(status([])).to.equal(3);
    expect(status([of('not-applicable'), of('inconclusive'), of('error')])).to.equal(3);
  });

  it('is 3 if nothing was judged but rules that always hold, and 1 if one of them was broken', () => {
    expect(status([of('not-applicable'), of('pass', 'rules/x')])).to.equal(3);
    expect(status([of('not-applicable'), of('fail', 'rules/x')])).to.equal(1);
  });

  it('is 3 if the SUT was lost on the way, or the harness could not run a case, and nothing failed until then', () => {
    expect(status([of('pass'), of('error')])).to.equal(3);
    expect(status([known('fail'), of('error')])).to.equal(3);
  });

  it('is 130 if it was stopped, whatever was judged', () => {
    expect(status([of('pass')], {}, true)).to.equal(130);
    expect(status([of('fail')], {}, true)).to.equal(130);
  });

  it('is that of what was judged if it ended because there were faults enough', () => {
    expect(status([of('fail')], { isEnough: true }, true)).to.equal(1);
  });
});
