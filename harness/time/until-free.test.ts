import { setMaxListeners } from 'node:events';
import { expect } from 'chai';
import { FakeClock } from './testing/fake-clock.ts';
import { untilFree } from './until-free.ts';

const stopless = (): AbortSignal => {
  const { signal } = new AbortController();
  setMaxListeners(0, signal);
  return signal;
};

/** Lets time go by, a tenth of a second at a time, until the promise is settled. */
async function settledAt<Value>(clock: FakeClock, promise: Promise<Value>): Promise<Value> {
  let isSettled = false;
  void promise.finally(() => {
    isSettled = true;
  });
  while (!isSettled) await clock.advance(100);
  return await promise;
}

describe('waiting for what is busy', () => {
  it('ends when it is free, with pauses that grow', async () => {
    const clock = new FakeClock();
    const askedAt: number[] = [];
    const isBusy = async (): Promise<boolean> => {
      askedAt.push(clock.now());
      return clock.now() < 30_000;
    };
    expect(await settledAt(clock, untilFree({ isBusy, patientMs: 60_000, signal: stopless(), clock }))).to.equal(true);
    expect(clock.now()).to.be.within(30_000, 36_000);
    const pauses = askedAt.slice(1).map((at, index) => at - (askedAt[index] ?? 0));
    expect(pauses.at(-1)).to.be.greaterThan(10 * (pauses[0] ?? 0));
    expect(askedAt.length).to.be.lessThan(20);
  });

  it('ends when patience is over, after a last question', async () => {
    const clock = new FakeClock();
    let lastAt = 0;
    const isBusy = async (): Promise<boolean> => {
      lastAt = clock.now();
      return true;
    };
    expect(await settledAt(clock, untilFree({ isBusy, patientMs: 60_000, signal: stopless(), clock }))).to.equal(false);
    expect(lastAt).to.equal(60_000);
  });

  it('ends at once when it is told to stop', async () => {
    const stop = new AbortController();
    const waiting = untilFree({ isBusy: async () => true, patientMs: 60_000, signal: stop.signal });
    stop.abort(new Error('stopped'));
    expect(await waiting.catch((error: Error) => error.message)).to.equal('stopped');
  });
});
