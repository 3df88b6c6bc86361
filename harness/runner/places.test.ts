import { expect } from 'chai';
import { type Place, Places } from './places.ts';

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
function openWait(place: Place): { readonly waited: Promise<string>; end(): void } {
  let end = (): void => {};
  const waited = place.wait(
    new Promise<string>((resolve) => {
      end = () => resolve('came');
    }),
  );
  return { waited, end: () => end() };
}

describe('the places of cases that run at once', () => {
  it('are as many as may be busy', async () => {
    const places = new Places({ busy: 2, underWay: 8 });
    const first = await places.take();
    await places.take();
    const third = places.take();
    expect(await settled(third)).to.equal(false);
    first.leave();
    await third;
  });

  it('are given away while a case only waits, up to a bound', async () => {
    const places = new Places({ busy: 1, underWay: 2 });
    const waiting = openWait(await places.take());
    const second = await places.take();
    const third = places.take();
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
    const places = new Places({ busy: 1, underWay: 2 });
    const { waited, end } = openWait(await places.take());
    const second = places.take();
    end();
    await waited;
    expect(await settled(second)).to.equal(false);
  });

  it('know who had company', async () => {
    const places = new Places({ busy: 2, underWay: 2 });
    const alone = await places.take();
    alone.leave();
    expect(alone.hadCompany).to.equal(false);
    const first = await places.take();
    const second = await places.take();
    first.leave();
    second.leave();
    expect([first.hadCompany, second.hadCompany]).to.deep.equal([true, true]);
  });

  it('are all free when every case has left', async () => {
    const places = new Places({ busy: 1, underWay: 1 });
    const place = await places.take();
    const empty = places.empty();
    expect(await settled(empty)).to.equal(false);
    place.leave();
    await empty;
  });

  it('can become more', async () => {
    const places = new Places({ busy: 1, underWay: 1 });
    await places.take();
    const second = places.take();
    expect(await settled(second)).to.equal(false);
    places.resize({ busy: 2, underWay: 2 });
    await second;
  });
});
