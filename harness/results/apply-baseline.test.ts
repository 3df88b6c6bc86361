import { expect } from 'chai';
import { aCaseResult, aRunResult } from '../cli/testing/results.ts';
import { runResultSchema } from '../model/run-result.ts';
import { type AppliedBaseline, applyBaseline, type KnownCases } from './apply-baseline.ts';
import type { Waiver } from './baseline.ts';

const today = new Date('2026-05-10T12:00:00Z');
const waiver = (some: Partial<Waiver>): Waiver => ({
  ...(some.rule === undefined && { case: 'a', verdict: 'fail' }),
  reason: 'known since 1.0',
  acceptedBy: 'QA',
  until: '2026-12-31',
  ...some,
});
const run = aRunResult([
  aCaseResult({ id: 'a', scenario: 'a', verdict: 'fail' }),
  aCaseResult({ id: 'b:1', scenario: 'b', verdict: 'warn' }),
  aCaseResult({ id: 'b:2', scenario: 'b', verdict: 'pass' }),
  aCaseResult({ id: 'c', scenario: 'c', verdict: 'error' }),
  aCaseResult({ id: 'd:1', scenario: 'd', verdict: 'fail' }),
  aCaseResult({ id: 'd:2', scenario: 'd', verdict: 'fail' }),
]);
const loaded = { ids: ['a', 'b:1', 'b:2', 'c', 'd:1', 'd:2', 'not-selected'], complete: true, whole: true };

const apply = (waivers: Waiver[], some: Partial<KnownCases> = {}): AppliedBaseline =>
  applyBaseline(run, waivers, { ...loaded, ...some }, today);
const usesOf = ({ waivers }: AppliedBaseline) => waivers.map(({ use }) => use);
const knownOf = ({ result }: AppliedBaseline) => result.cases.filter((one) => one.waiver).map(({ id }) => id);
const knownFaultsOf = ({ result }: AppliedBaseline) =>
  result.faults.filter((one) => one.waiver).map(({ rule }) => rule);

describe('applying a baseline', () => {
  it('puts a waiver on the cases that one names, with who accepted them', () => {
    const applied = apply([waiver({}), waiver({ case: 'b:*', verdict: 'warn' })]);
    expect(knownOf(applied)).to.deep.equal(['a', 'b:1']);
    expect(applied.result.cases[0]?.waiver).to.deep.equal({
      reason: 'known since 1.0',
      acceptedBy: 'QA',
      until: '2026-12-31',
    });
    expect(applied.result.sut.notes ?? []).to.deep.equal([]);
    expect(runResultSchema.safeParse(applied.result).error).to.equal(undefined);
  });

  it('puts a waiver on a fault by its rule or its id, and on all its cases', () => {
    for (const rule of ['d', 'd/report/data-transfer', 'd/*']) {
      const applied = apply([waiver({ rule })]);
      expect(knownFaultsOf(applied), rule).to.deep.equal(['d']);
      expect(knownOf(applied), rule).to.deep.equal(['d:1', 'd:2']);
    }
    expect(usesOf(apply([waiver({ rule: 'd/silence/*' })]))).to.deep.equal(['outdated']);
  });

  it('knows a fault if all its cases are known, until the first waiver of them ends', () => {
    const first = waiver({ case: 'd:1', until: '2026-07-01' });
    expect(knownFaultsOf(apply([first]))).to.deep.equal([]);
    const both = apply([waiver({ case: 'd:2' }), first]);
    expect(knownFaultsOf(both)).to.deep.equal(['d']);
    expect(both.result.faults.find(({ rule }) => rule === 'd')?.waiver?.until).to.equal('2026-07-01');
  });

  it('takes away a waiver that an earlier baseline has put there', () => {
    const earlier = apply([waiver({ rule: 'd' })]).result;
    expect(knownOf(applyBaseline(earlier, [], loaded, today))).to.deep.equal([]);
  });

  it('does not know a deviation of another verdict', () => {
    const applied = apply([waiver({ verdict: 'warn' })]);
    expect(knownOf(applied)).to.deep.equal([]);
    expect(applied.result.sut.notes).to.deep.equal(['waiver of warn a is no longer needed: the verdict is fail']);
  });

  it('holds a waiver up to its last day', () => {
    expect(usesOf(apply([waiver({ until: '2026-05-10' })]))).to.deep.equal(['used']);
    const expired = apply([waiver({ until: '2026-05-09' }), waiver({ rule: 'd', until: '2026-05-09' })]);
    expect(knownOf(expired)).to.deep.equal([]);
    expect(expired.result.sut.notes).to.deep.equal([
      'waiver of fail a expired on 2026-05-09: known since 1.0',
      'waiver of d expired on 2026-05-09: known since 1.0',
    ]);
  });

  it('reports a waiver that is no longer needed', () => {
    const { result } = apply([waiver({ case: 'b:2' }), waiver({ rule: 'b' }), waiver({ rule: 'b/silence/release' })]);
    expect(result.sut.notes).to.deep.equal([
      'waiver of fail b:2 is no longer needed: the verdict is pass',
      'waiver of b/silence/release is no longer needed: the fault was not seen',
    ]);
  });

  it('reports a waiver that matches no case, if every case is known', () => {
    expect(apply([waiver({ case: 'gone/*' })]).result.sut.notes).to.deep.equal([
      'waiver of fail gone/* matches no case',
    ]);
    expect(usesOf(apply([waiver({ case: 'gone/*' })], { complete: false }))).to.deep.equal(['not-run']);
  });

  it('keeps, but reports, a waiver of a rule that nothing checked', () => {
    const applied = apply([waiver({ rule: 'gone' })]);
    expect(usesOf(applied)).to.deep.equal(['not-run']);
    expect(applied.result.sut.notes).to.deep.equal(['waiver of gone matches no rule that was checked']);
  });

  it('says nothing of a waiver whose case was not selected, or could not be judged', () => {
    const applied = apply([waiver({ case: 'not-selected' }), waiver({ case: 'c' }), waiver({ rule: 'c/*' })]);
    expect(usesOf(applied)).to.deep.equal(['not-run', 'not-run', 'not-run']);
    expect(applied.result.sut.notes ?? []).to.deep.equal([]);
  });

  it('does not take a fault for gone if not everything ran', () => {
    expect(usesOf(apply([waiver({ rule: 'd/silence/*' })], { whole: false }))).to.deep.equal(['not-run']);
  });
});
