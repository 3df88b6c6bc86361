import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { StallWatch } from './stall-watch.ts';

describe('a watch for a standstill', () => {
  it('tells when nothing has happened for its time', async () => {
    using watch = new StallWatch(1);
    if (!watch.signal.aborted) await once(watch.signal, 'abort');
    expect(watch.signal.reason).to.have.property('message', 'nothing happened any more');
  });

  it('begins anew whenever something happens', async () => {
    using watch = new StallWatch(600_000);
    await delay(20);
    const before = performance.now();
    watch.touch();
    expect(watch.quietMs).to.be.at.most(performance.now() - before);
    expect(watch.signal.aborted).to.equal(false);
  });

  it('tells nothing once it is disposed', async () => {
    const watch = new StallWatch(1);
    watch[Symbol.dispose]();
    await delay(150);
    expect(watch.signal.aborted).to.equal(false);
  });
});
