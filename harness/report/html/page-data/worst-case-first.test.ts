import { expect } from 'chai';
import { worstCaseFirst } from './worst-case-first.ts';

describe('What a search finds', () => {
  it('is sorted by verdict, then by the worst fault, and else stays as it was', () => {
    const cases = [
      { verdict: 'pass', faults: [1] },
      { verdict: 'fail', faults: [] },
      { verdict: 'fail', faults: [7, 3] },
      { verdict: 'warn', faults: [] },
      { verdict: 'fail', faults: [2] },
      { verdict: 'known', faults: [1] },
      { verdict: 'error', faults: [] },
    ];
    const sorted = [...cases].sort(worstCaseFirst).map((each) => cases.indexOf(each));
    expect(sorted).to.deep.equal([4, 2, 1, 6, 3, 5, 0]);
  });
});
