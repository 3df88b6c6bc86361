import { expect } from 'chai';
import { clockText, timesText } from './run-times.ts';

describe('the times of a run', () => {
  it('are told in minutes and seconds, and in hours when there are any', () => {
    expect([0, 9_400, 65_000, 3_605_000].map(clockText)).to.deep.equal(['0:00', '0:09', '1:05', '1:00:05']);
  });

  it('are the time until now and the time that is left, as far as that is known', () => {
    expect(timesText({ elapsedMs: 42_000, restMs: 70_000 })).to.equal('0:42, about 1:10 left');
    expect(timesText({ elapsedMs: 2000, restMs: undefined })).to.equal('0:02');
  });
});
