import { expect } from 'chai';
import type { Severity } from '../model/fault.ts';
import { faultyRun, waiver } from '../report/faulty-run-fixture.ts';
import { caseResult, runResult } from '../report/run-result-fixture.ts';
import { gradeOfRun } from './grade.ts';

const [first] = faultyRun().faults;
const cases = (passed: number, open = 0) => [
  ...Array.from({ length: passed }, (_, at) => caseResult({ id: `p${at}` })),
  ...Array.from({ length: open }, (_, at) => caseResult({ id: `o${at}`, verdict: 'inconclusive' })),
];
const faults = (...kinds: Severity[]) => kinds.flatMap((severity) => (first ? [{ ...first, severity }] : []));
const gradeWith = (kinds: Severity[], some = cases(10)) => gradeOfRun(runResult(some, { faults: faults(...kinds) }));

describe('The grade of a run', () => {
  for (const [grade, kinds] of [
    ['A', []],
    ['A', ['warning', 'warning']],
    ['B', ['minor']],
    ['C', ['moderate', 'minor']],
    ['D', ['serious', 'minor']],
    ['E', ['critical', 'serious']],
  ] as const) {
    it(`is ${grade} with ${kinds.join(' and ') || 'no fault'}`, () =>
      expect(gradeWith([...kinds]).grade).to.equal(grade));
  }

  it('says what caps it, the lowest first', () => {
    expect(gradeWith(['serious', 'serious', 'minor']).caps).to.deep.equal([
      { kind: 'faults', grade: 'D', severity: 'serious', count: 2 },
      { kind: 'faults', grade: 'B', severity: 'minor', count: 1 },
    ]);
  });

  it('is no A if more than a tenth was not judged, and none if half was not', () => {
    expect(gradeWith([], cases(9, 1)).grade).to.equal('A');
    expect(gradeWith([], cases(8, 2))).to.deep.include({ grade: 'B' });
    expect(gradeWith([], cases(5, 5))).to.deep.include({ grade: undefined, missing: 'half not judged' });
    expect(gradeWith([], [])).to.deep.include({ grade: undefined, missing: 'half not judged' });
  });

  it('does not count what does not apply, nor what is known', () => {
    const other = caseResult({ id: 'n', verdict: 'not-applicable' });
    const known = caseResult({ id: 'k', verdict: 'inconclusive', waiver });
    expect(gradeWith([], [...cases(1), other, { ...other, id: 'm' }, known]).grade).to.equal('A');
    const accepted = faults('critical').map((fault) => ({ ...fault, waiver }));
    expect(gradeOfRun(runResult(cases(10), { faults: accepted })).grade).to.equal('A');
  });

  it('is none for a run that was stopped or reached nothing, unless the worst is known', () => {
    const { sut } = runResult([]);
    const stopped = { interrupted: true, faults: faults('minor') };
    expect(gradeOfRun(runResult(cases(10), stopped)).missing).to.equal('stopped');
    expect(gradeOfRun(runResult(cases(10), { sut: { ...sut, reachable: false } })).missing).to.equal('not reached');
    expect(gradeOfRun(runResult(cases(10), { ...stopped, faults: faults('critical') })).grade).to.equal('E');
  });
});
