import { expect } from 'chai';
import { aCaseResult, aRunResult } from '../cli/testing/results.ts';
import { type AppliedBaseline, applyBaseline } from './apply-baseline.ts';
import type { Waiver } from './baseline.ts';

const today = new Date('2026-05-10T12:00:00Z');
const waiver = (some: Partial<Waiver>): Waiver => ({
  case: 'a',
  verdict: 'fail',
  reason: 'known since 1.0',
  acceptedBy: 'QA',
  until: '2026-12-31',
  ...some,
});
const run = aRunResult([
  aCaseResult({ id: 'a', verdict: 'fail' }),
  aCaseResult({ id: 'b:1', verdict: 'warn' }),
  aCaseResult({ id: 'b:2', verdict: 'pass' }),
  aCaseResult({ id: 'c', verdict: 'error' }),
]);
const loaded = { ids: ['a', 'b:1', 'b:2', 'c', 'not-selected'], complete: true };

const apply = (waivers: Waiver[], complete = true): AppliedBaseline =>
  applyBaseline(run, waivers, { ...loaded, complete }, today);
const usesOf = ({ waivers }: AppliedBaseline) => waivers.map(({ use }) => use);

describe('applying a baseline', () => {
  it('knows the deviations that a waiver names, and notes who accepted them', () => {
    const { known, result } = apply([waiver({}), waiver({ case: 'b:*', verdict: 'warn' })]);
    expect([...known]).to.deep.equal(['a', 'b:1']);
    expect(result.cases[0]?.notes).to.deep.equal([
      'known deviation: known since 1.0 (accepted by QA until 2026-12-31)',
    ]);
    expect(result.sut.notes ?? []).to.deep.equal([]);
  });

  it('does not know a deviation of another verdict', () => {
    const { known, result } = apply([waiver({ verdict: 'warn' })]);
    expect([...known]).to.deep.equal([]);
    expect(result.sut.notes).to.deep.equal(['waiver of warn a is no longer needed: the verdict is fail']);
  });

  it('holds a waiver up to its last day', () => {
    expect(usesOf(apply([waiver({ until: '2026-05-10' })]))).to.deep.equal(['used']);
    const { known, result } = apply([waiver({ until: '2026-05-09' })]);
    expect([...known]).to.deep.equal([]);
    expect(result.sut.notes).to.deep.equal(['waiver of fail a expired on 2026-05-09: known since 1.0']);
  });

  it('reports a waiver that is no longer needed', () => {
    const { result } = apply([waiver({ case: 'b:2' })]);
    expect(result.sut.notes).to.deep.equal(['waiver of fail b:2 is no longer needed: the verdict is pass']);
  });

  it('reports a waiver that matches no case, where every case is known', () => {
    expect(apply([waiver({ case: 'gone/*' })]).result.sut.notes).to.deep.equal([
      'waiver of fail gone/* matches no case',
    ]);
    expect(usesOf(apply([waiver({ case: 'gone/*' })], false))).to.deep.equal(['not-run']);
  });

  it('says nothing of a waiver whose case was not selected, or could not be judged', () => {
    const applied = apply([waiver({ case: 'not-selected' }), waiver({ case: 'c' })]);
    expect(usesOf(applied)).to.deep.equal(['not-run', 'not-run']);
    expect(applied.result.sut.notes ?? []).to.deep.equal([]);
  });
});
