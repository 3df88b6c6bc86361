import { expect } from 'chai';
import type { FuzzedFault } from '../fuzzed-fault.ts';
import { detectionDoc, median } from './detection-doc.ts';
import { faults } from './measure.ts';

describe('docs/fuzzing-detection.md', () => {
  const fault: FuzzedFault = { name: 'one', kind: 5, does: 'dies', behaviour: {}, finds: 'process died' };
  const found = (seed: number, run: number, seconds: number, ratio: number) => ({
    ...{ fault: 'one', seed, run, foundSeconds: 1, seconds, ratio, input: 'pdv/x' },
  });

  it('has median and worst of what was found, and how often it was', () => {
    const page = detectionDoc(
      [fault],
      [found(1, 10, 2, 0.5), found(2, 30, 8, 0.1), { fault: 'one', seed: 3, seconds: 60 }],
    );
    expect(page).to.contain('\n| `one` | 5 | dies | 2 of 3 | 20 | 30 | 5.0 | 8.0 | 0.30 | `pdv/x` |\n');
    expect(page).to.contain('1 of 1 faults with 3 seeds: 2 of 3 campaigns found theirs.');
  });

  it('leaves the figures of a fault empty that was never found, and the row of one that was not tried out', () => {
    const never = detectionDoc([fault, { ...fault, name: 'two' }], [{ fault: 'one', seed: 1, seconds: 60 }]);
    expect(never).to.contain('| dies | 0 of 1 |  |  |  |  |  |  |');
    expect(never).not.to.contain('`two`');
  });

  it('has names of faults that differ', () => {
    expect(new Set(faults.map(({ name }) => name)).size).to.equal(faults.length);
  });

  it('takes the mean of the two in the middle', () => {
    expect([median([3, 1, 2]), median([4, 1]), median([7])]).to.deep.equal([2, 2.5, 7]);
    expect(() => median([])).to.throw(RangeError);
  });
});
