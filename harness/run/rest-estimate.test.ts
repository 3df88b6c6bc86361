import { expect } from 'chai';
import { FakeClock } from '../time/testing/fake-clock.ts';
import { leastMs, RestEstimate } from './rest-estimate.ts';

describe('the estimated rest of a run', () => {
  it('is unknown before the first case has ended', () => {
    expect(new RestEstimate(new FakeClock()).restMs(10)).to.equal(undefined);
  });

  it('is what the cases took until now, for each that is left', async () => {
    const clock = new FakeClock();
    const estimate = new RestEstimate(clock);
    await clock.advance(400);
    estimate.ended();
    estimate.ended();
    expect(estimate.restMs(10)).to.equal(2000);
  });

  it('grows while nothing ends', async () => {
    const clock = new FakeClock();
    const estimate = new RestEstimate(clock);
    await clock.advance(100);
    estimate.ended();
    await clock.advance(900);
    expect(estimate.restMs(2)).to.equal(2000);
  });

  it('forgets how slow the first cases were', async () => {
    const clock = new FakeClock();
    const estimate = new RestEstimate(clock);
    await clock.advance(60_000);
    for (let at = 0; at < 300; at++) {
      estimate.ended();
      await clock.advance(1);
    }
    expect(estimate.restMs(1000)).to.be.lessThan(1100);
  });

  it('is before the first case no less than what the SUT takes for its answers', () => {
    expect(leastMs(1000, 9000, 16)).to.equal(1_687_500);
    expect(leastMs(2, 10, 16)).to.equal(30);
  });
});
