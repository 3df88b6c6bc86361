import { expect } from 'chai';
import type { Case } from '../case/case.ts';
import { FakeClock } from '../time/testing/fake-clock.ts';
import { Schedule } from './schedule.ts';
import { TimeBudget } from './time-budget.ts';

/** Cases of ten scenarios, twenty of each, one after the other. */
const cases = Array.from(
  { length: 200 },
  (_, at) =>
    ({ id: String(at), scenario: `s${Math.floor(at / 20)}`, requirement: { ref: 'PS3.7 9' } }) as unknown as Case,
);
const fast = { usualMs: 5, underWay: 4 };

function scheduleOf(maxMs: number) {
  const clock = new FakeClock();
  const budget = new TimeBudget({ maxMs, signal: new AbortController().signal, clock });
  return { clock, schedule: new Schedule(cases, budget, clock) };
}

/** Runs so many cases, each in so many milliseconds. */
async function run({ clock, schedule }: ReturnType<typeof scheduleOf>, count: number, eachMs: number): Promise<void> {
  for (let at = 0; at < count; at++) {
    schedule.take(fast);
    await clock.advance(eachMs);
    schedule.ended();
  }
}

describe('the schedule of a run', () => {
  it('keeps the order of the cases while they fit into the time', async () => {
    const parts = scheduleOf(300_000);
    await run(parts, 30, 1000);
    expect(parts.schedule.take(fast).candidate.id).to.equal('30');
    expect(parts.schedule.isShortOfTime).to.equal(false);
  });

  it('takes the first case of each scenario first as soon as they do not fit any more', async () => {
    const parts = scheduleOf(300_000);
    await run(parts, 20, 9000);
    const { schedule } = parts;
    const next = Array.from({ length: 10 }, () => schedule.take(fast).candidate.id);
    expect(next).to.deep.equal(['20', '40', '60', '80', '100', '120', '140', '160', '180', '21']);
    expect(schedule.isShortOfTime).to.equal(true);
  });

  it('does so from the first case on when the SUT is that slow', () => {
    const { schedule } = scheduleOf(300_000);
    schedule.take({ usualMs: 9000, underWay: 16 });
    expect(schedule.take({ usualMs: 9000, underWay: 16 }).candidate.id).to.equal('20');
  });

  it('does not count what the preflight took', async () => {
    const { clock, schedule } = scheduleOf(300_000);
    await clock.advance(20_000);
    schedule.begin();
    await clock.advance(100);
    schedule.ended();
    expect(schedule.times).to.deep.equal({ elapsedMs: 20_100, restMs: 19_900 });
  });

  it('does not expect more time than there is', async () => {
    const parts = scheduleOf(100_000);
    await run(parts, 5, 9000);
    expect(parts.schedule.times.restMs).to.equal(50_000);
  });
});
