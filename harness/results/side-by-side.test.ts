import { expect } from 'chai';
import { caseResult, runResult } from '../report/run-result-fixture.ts';
import { sideBySide } from './side-by-side.ts';

type Verdict = 'pass' | 'fail' | 'inconclusive';
const of = (verdict: Verdict, changes = {}) =>
  caseResult({
    id: 'a',
    verdict,
    ...(verdict === 'fail' && {
      reasons: [{ kind: 'requirement' as const }],
      observed: { kind: 'silence' as const, ms: 9 },
    }),
    ...changes,
  });
const runs = (...verdicts: Verdict[]) =>
  verdicts.map((verdict) => runResult([of(verdict), caseResult({ id: 'same' })]));

describe('Runs side by side', () => {
  it('tell of each fault in which runs it shows, first in which, and which could not tell', () => {
    const { faults } = sideBySide(runs('pass', 'inconclusive', 'fail'));
    expect(faults).to.have.length(1);
    expect(faults[0]).to.deep.include({ firstSeen: 2, trend: 'new' });
    expect(faults[0]?.cells.map(({ kind }) => kind)).to.deep.equal(['absent', 'unknown', 'seen']);
  });

  for (const [trend, verdicts] of [
    ['always', ['fail', 'fail']],
    ['always', ['fail', 'inconclusive']],
    ['gone', ['fail', 'inconclusive', 'pass']],
    ['new', ['pass', 'fail', 'fail']],
    ['unstable', ['fail', 'pass', 'fail']],
  ] as const) {
    it(`call ${verdicts.join(', ')} ${trend}`, () => {
      expect(sideBySide(runs(...verdicts)).faults[0]?.trend).to.equal(trend);
    });
  }

  it('list the cases that differ and no others, with what is known told apart', () => {
    const waiver = { reason: 'r', until: '2099-01-01' };
    const { cases } = sideBySide([...runs('pass', 'fail'), runResult([of('fail', { waiver })])]);
    expect(cases.map(({ id, cells }) => [id, cells])).to.deep.equal([
      ['a', ['pass', 'fail', 'known']],
      ['same', ['pass', 'pass', undefined]],
    ]);
  });

  it('tell a fault that is known apart', () => {
    const run = runResult([of('fail')]);
    const known = {
      ...run,
      faults: run.faults.map((fault) => ({ ...fault, waiver: { reason: 'r', until: '2099-01-01' } })),
    };
    const cells = sideBySide([run, known]).faults[0]?.cells.map((cell) => cell.kind === 'seen' && cell.isKnown);
    expect(cells).to.deep.equal([false, true]);
  });

  it('have the worst fault first, by the worst that a run says of it', () => {
    const dead = of('fail', { id: 'b', scenario: 'b', observed: { kind: 'closed', how: 'RST' }, health: 'died' });
    const { faults } = sideBySide([runResult([of('fail')]), runResult([dead])]);
    expect(faults.map(({ severity }) => severity)[0]).to.equal('critical');
  });
});
