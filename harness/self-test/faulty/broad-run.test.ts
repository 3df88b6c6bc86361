import { expect } from 'chai';
import { aCaseResult, aRunResult } from '../../cli/testing/results.ts';
import type { Fault } from '../../model/fault.ts';
import { broadly, reportedOf } from './broad-run.ts';
import { casesById } from './detect.ts';

const aFault = (some: Partial<Fault>): Fault => ({
  id: 'x/silence/data-transfer',
  rule: 'x',
  severity: 'serious',
  consequence: 'wrong-answer',
  input: 'legal',
  phase: 'data-transfer',
  reaction: 'silence',
  title: 'A legal message gets no answer',
  clause: 'PS3.7 9.1.1',
  cases: [],
  occurrences: 1,
  blocked: [],
  ...some,
});

describe('a broad run against a seeded fault', () => {
  it('has two cases of every scenario, and those that have to catch the fault', () => {
    const all = [...casesById().values()];
    const large = all.filter(({ scenario }) => scenario === 'ps3.4/gg.4.2/stored');
    const last = large.at(-1)?.id ?? '';
    const chosen = broadly(all, { caughtBy: [last] });
    expect(new Set(chosen.map(({ scenario }) => scenario))).to.deep.equal(new Set(all.map(({ scenario }) => scenario)));
    const ofScenario = chosen.filter(({ scenario }) => scenario === 'ps3.4/gg.4.2/stored').map(({ id }) => id);
    expect(ofScenario).to.deep.equal([large[0]?.id, large[1]?.id, last]);
  });

  it('tells at which place the report has the fault, and what comes before', () => {
    const faults = [aFault({ cases: ['a'], title: 'worse' }), aFault({ cases: ['b'] })];
    const run = aRunResult([], { faults });
    expect(reportedOf({ caughtBy: ['b'] }, run)).to.deep.equal({ faults: 2, place: 2, before: ['worse'] });
    expect(reportedOf({ caughtBy: ['a'] }, run)).to.deep.equal({ faults: 2, place: 1 });
    expect(reportedOf({ caughtBy: ['c'] }, run)).to.include({ place: 0 });
  });

  it('finds it under a rule that was broken in the case', () => {
    const rule = aCaseResult({ id: 'rules/r', observed: { kind: 'rule', checked: 2, brokenIn: ['a'] } });
    const run = aRunResult([rule], { faults: [aFault({ cases: ['rules/r'] })] });
    expect(reportedOf({ caughtBy: ['a'] }, run)).to.deep.equal({ faults: 1, place: 1 });
  });
});
