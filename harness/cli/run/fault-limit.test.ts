import { expect } from 'chai';
import { aCaseResult } from '../testing/results.ts';
import { FaultLimit } from './fault-limit.ts';

const failed = (scenario: string, id = scenario) => aCaseResult({ id, scenario, verdict: 'fail' });
const today = new Date('2026-05-10T12:00:00Z');
const row = { reason: 'r', acceptedBy: 'QA', until: '2026-12-31' };

describe('--max-fails', () => {
  it('stops when there are so many faults, however many cases each has', () => {
    const limit = new FaultLimit(2);
    for (const id of ['1', '2', '3']) limit.caseEnded(failed('a', id));
    expect(limit.isReached).to.equal(false);
    limit.caseEnded(failed('b'));
    expect(limit.isReached).to.equal(true);
    expect(limit.signal.aborted).to.equal(true);
    expect(limit.note(4, 90)).to.equal('stopped after 2 new faults, as --max-fails 2 says: 4 of 90 cases ran');
  });

  it('counts neither passes, warnings nor what could not be judged', () => {
    const limit = new FaultLimit(1);
    for (const verdict of ['pass', 'warn', 'inconclusive', 'error', 'not-applicable'] as const)
      limit.caseEnded(aCaseResult({ verdict }));
    expect(limit.isReached).to.equal(false);
  });

  it('counts a rule that always holds and was broken in a case that passes', () => {
    const limit = new FaultLimit(1);
    const finding = { rule: 'pdu/length', clause: 'PS3.8 9.3.1', text: 'too long' };
    limit.caseEnded(aCaseResult({ findings: [{ ...finding, level: 'should' }] }));
    expect(limit.isReached).to.equal(false);
    limit.caseEnded(aCaseResult({ findings: [{ ...finding, level: 'shall' }] }));
    expect(limit.isReached).to.equal(true);
  });

  it('counts a rule once, whether a case is about it or saw it broken', () => {
    const finding = { rule: 'service/x', clause: 'PS3.4 B.2.2', level: 'shall', text: 'refused' } as const;
    const about = { ...failed('a'), requirement: { ...failed('a').requirement, rule: 'service/x' } };
    const blocked = aCaseResult({ verdict: 'inconclusive', findings: [finding] });
    for (const cases of [
      [about, blocked],
      [blocked, about],
    ]) {
      const limit = new FaultLimit(2);
      for (const one of cases) limit.caseEnded(one);
      expect(limit.isReached).to.equal(false);
      limit.caseEnded(failed('b'));
      expect(limit.isReached).to.equal(true);
    }
  });

  it('does not count what is known, by rule or by case, as long as the waiver holds', () => {
    const isReachedWith = (until: string) => {
      const waivers = [
        { ...row, until, rule: 'a' },
        { ...row, until, case: 'b', verdict: 'fail' as const },
      ];
      const limit = new FaultLimit(1, waivers, today);
      limit.caseEnded(failed('a'));
      limit.caseEnded(failed('b'));
      return limit.isReached;
    };
    expect([isReachedWith('2026-12-31'), isReachedWith('2026-05-09')]).to.deep.equal([false, true]);
  });
});
