import { expect } from 'chai';
import { ConcurrencyLimit, type Slot } from './concurrency-limit.ts';

/** Whether a promise has settled by the next turn of the event loop. */
async function settled(promise: Promise<unknown>): Promise<boolean> {
  let done = false;
  void promise.then(() => {
    done = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  return done;
}

/** A wait that the test ends. */
function openWait(slot: Slot): { readonly waited: Promise<string>; end(): void } {
  let end = (): void => {};
  const waited = slot.wait(
    new Promise<string>((resolve) => {
      end = () => resolve('came');
    }),
  );
  return { waited, end: () => end() };
}

describe('the limit of cases that run at once', () => {
  it('are as many as may be busy', async () => {
    const limit = new ConcurrencyLimit({ busy: 2, underWay: 8 });
    const first = await limit.take();
    await limit.take();
    const third = limit.take();
    expect(await settled(third)).to.equal(false);
    first.leave();
    await third;
  });

  it('are given away while a case only waits, up to a bound', async () => {
    const limit = new ConcurrencyLimit({ busy: 1, underWay: 2 });
    const waiting = openWait(await limit.take());
    const second = await limit.take();
    const third = limit.take();
    const wait = openWait(second);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(await settled(third)).to.equal(false);
    second.leave();
    await third;
    wait.end();
    waiting.end();
    expect(await waiting.waited).to.equal('came');
  });

  it('are not given away for a short wait', async () => {
    const limit = new ConcurrencyLimit({ busy: 1, underWay: 2 });
    const { waited, end } = openWait(await limit.take());
    const second = limit.take();
    end();
    await waited;
    expect(await settled(second)).to.equal(false);
  });

  it('know who had concurrent', async () => {
    const limit = new ConcurrencyLimit({ busy: 2, underWay: 2 });
    const alone = await limit.take();
    alone.leave();
    expect(alone.wasShared).to.equal(false);
    const first = await limit.take();
    const second = await limit.take();
    first.leave();
    second.leave();
    expect([first.wasShared, second.wasShared]).to.deep.equal([true, true]);
  });

  it('are all free when every case has left', async () => {
    const limit = new ConcurrencyLimit({ busy: 1, underWay: 1 });
    const slot = await limit.take();
    const empty = limit.empty();
    expect(await settled(empty)).to.equal(false);
    slot.leave();
    await empty;
  });

  it('can become more', async () => {
    const limit = new ConcurrencyLimit({ busy: 1, underWay: 1 });
    await limit.take();
    const second = limit.take();
    expect(await settled(second)).to.equal(false);
    limit.resize({ busy: 2, underWay: 2 });
    await second;
  });
});
