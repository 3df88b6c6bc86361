import { expect } from 'chai';
import { builtInPolicies } from '../sut/built-in-pair.ts';
import { FakeClock } from '../time/testing/fake-clock.ts';
import { TimeBudget, usualMaxTimeMs } from './time-budget.ts';

const never = new AbortController().signal;

describe('the time of a run', () => {
  it('is over a little before its end, so that there is time for the reports', async () => {
    const clock = new FakeClock();
    using budget = new TimeBudget({ maxMs: 300_000, signal: never, clock });
    await clock.advance(289_999);
    expect(budget).to.include({ isOver: false, leftMs: 1, elapsedMs: 289_999 });
    await clock.advance(1);
    expect(budget).to.include({ isOver: true, leftMs: 0 });
    expect(budget.signal.aborted).to.equal(true);
  });

  it('keeps one twentieth of a short one for the reports', async () => {
    const clock = new FakeClock();
    using budget = new TimeBudget({ maxMs: 1000, signal: never, clock });
    await clock.advance(949);
    expect(budget.isOver).to.equal(false);
    await clock.advance(1);
    expect(budget.isOver).to.equal(true);
  });

  it('is never over without a limit', async () => {
    const clock = new FakeClock();
    using budget = new TimeBudget({ maxMs: Number.POSITIVE_INFINITY, signal: never, clock });
    expect(clock.sleepers).to.equal(0);
    await clock.advance(1e12);
    expect(budget).to.include({ isOver: false, leftMs: Number.POSITIVE_INFINITY });
  });

  it('is not over when somebody stops the run, though its signal is aborted', () => {
    const stop = new AbortController();
    using budget = new TimeBudget({ maxMs: 1000, signal: stop.signal, clock: new FakeClock() });
    stop.abort(new Error('stopped'));
    expect(budget.isOver).to.equal(false);
    expect(budget.signal.aborted).to.equal(true);
  });

  it('leaves no timer behind', async () => {
    const clock = new FakeClock();
    new TimeBudget({ maxMs: 1000, signal: never, clock })[Symbol.dispose]();
    expect(clock.sleepers).to.equal(0);
  });
});

describe('the time that a run may take where nobody says', () => {
  const usual = { ...builtInPolicies, isWatched: true };

  it('is five minutes for a third-party system, and more where each reaction may take longer', () => {
    expect(usualMaxTimeMs({ policies: usual })).to.equal(300_000);
    expect(usualMaxTimeMs({ policies: usual }, 20_000)).to.equal(600_000);
    expect(usualMaxTimeMs({ policies: usual }, 1000)).to.equal(300_000);
  });

  it('has no limit for the built-in pair, nor where a person sends, or a system by itself', () => {
    expect(usualMaxTimeMs({ policies: builtInPolicies })).to.equal(Number.POSITIVE_INFINITY);
    expect(usualMaxTimeMs({ policies: { ...usual, asksPerson: true } })).to.equal(Number.POSITIVE_INFINITY);
  });
});
