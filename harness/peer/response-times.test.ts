import { expect } from 'chai';
import { ResponseTimes } from './response-times.ts';

function answering(...answers: readonly number[]): ResponseTimes {
  const responseTimes = new ResponseTimes();
  for (const afterMs of answers) responseTimes.answered(afterMs);
  return responseTimes;
}

const often = (times: number, afterMs: number) => Array.from({ length: times }, () => afterMs);

describe('the responseTimes of a SUT', () => {
  it('leaves the times of a scenario as they are for one that is fast, and as long as nothing is known', () => {
    expect(answering().stretch(2000, 10_000)).to.equal(2000);
    expect(answering(3, 5, 40).stretch(2000, 10_000)).to.equal(2000);
  });

  it('stretches them to ten times what a slow one takes', () => {
    expect(answering(600).stretch(2000, 10_000)).to.equal(6000);
  });

  it('stretches them to no more than the longest wait for one reaction, and never shortens them', () => {
    expect(answering(3000).stretch(2000, 10_000)).to.equal(10_000);
    expect(answering(3000).stretch(60_000, 10_000)).to.equal(60_000);
  });

  it('is not that of the few slowest answers', () => {
    expect(answering(...often(60, 10), 3000, 3000).stretch(500, 10_000)).to.equal(500);
  });

  it('is that of the latest answers', () => {
    expect(answering(...often(64, 3000), ...often(64, 10)).stretch(500, 10_000)).to.equal(500);
    expect(answering(...often(64, 10), ...often(64, 3000)).stretch(500, 10_000)).to.equal(10_000);
  });

  it('are slow when they take a good part of the longest wait, and of a second', () => {
    expect(answering(9000).areSlow(10_000)).to.equal(true);
    expect(answering(900).areSlow(10_000)).to.equal(false);
    expect(answering(200).areSlow(500)).to.equal(false);
    expect(answering().areSlow(500)).to.equal(false);
  });
});
