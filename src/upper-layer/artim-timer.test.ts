/** PS3.8 9.1.5: the ARTIM timer. */

import { expect } from 'chai';
import { ArtimTimer } from './artim-timer.ts';
import { withResolvers } from './testing/transports.ts';

describe('the ARTIM timer', () => {
  it('runs until it expires, once', async () => {
    const { promise, resolve } = withResolvers<boolean>();
    const timer: ArtimTimer = new ArtimTimer(1, () => resolve(timer.running));
    expect(timer.running).to.equal(false);
    timer.start();
    expect(timer.running).to.equal(true);
    expect(await promise).to.equal(false);
  });

  it('does not expire after it is stopped', async () => {
    let expired = false;
    const stopped = new ArtimTimer(1, () => {
      expired = true;
    });
    stopped.start();
    stopped.stop();
    expect(stopped.running).to.equal(false);
    const { promise, resolve } = withResolvers<void>();
    new ArtimTimer(5, () => resolve()).start();
    await promise;
    expect(expired).to.equal(false);
  });

  it('expires once where it was started twice', async () => {
    let count = 0;
    const timer = new ArtimTimer(1, () => {
      count += 1;
    });
    timer.start();
    timer.start();
    const { promise, resolve } = withResolvers<void>();
    new ArtimTimer(10, () => resolve()).start();
    await promise;
    expect(count).to.equal(1);
  });
});
