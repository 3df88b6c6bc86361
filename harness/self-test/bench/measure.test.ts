import { expect } from 'chai';
import { median, peakMemory } from './measure.ts';

describe('The measurements of the benchmark', () => {
  it('take the middle of an odd count', () => expect(median([30, 1, 2])).to.equal(2));
  it('take the mean of the middle two of an even count', () => expect(median([4, 1, 3, 100])).to.equal(3.5));
  it('take the only one of one', () => expect(median([7])).to.equal(7));

  it('read the peak memory of a living process', function () {
    if (process.platform !== 'linux') this.skip();
    expect(peakMemory(process.pid)).to.be.greaterThan(10 * 2 ** 20);
  });

  it('know no peak memory of a process that is gone', () => expect(peakMemory(2 ** 22 + 1)).to.equal(undefined));
});
