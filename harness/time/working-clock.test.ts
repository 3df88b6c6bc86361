import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { expect } from 'chai';
import { WorkingClock } from './working-clock.ts';

/** Keeps this process from doing anything else. */
function holdUp(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

/** Resolves after a wait by the clock. */
const waited = (clock: WorkingClock, ms: number) => new Promise<void>((resolve) => clock.after(ms, resolve));

describe('the time in which this process was at work', () => {
  it('is all time while nobody waits', () => {
    let time = 100;
    const clock = new WorkingClock(() => time);
    const before = clock.now();
    time += 60_000;
    expect(clock.now() - before).to.equal(60_000);
  });

  it('leaves out what the process was held up while somebody waits', () => {
    let time = 100;
    const clock = new WorkingClock(() => time);
    const cancel = clock.after(60_000, () => {});
    const before = clock.now();
    for (let look = 0; look < 10; look++) {
      time += 10;
      clock.now();
    }
    expect(clock.now() - before).to.equal(100);
    time += 5000;
    expect(clock.now() - before).to.equal(110);
    cancel();
    time += 5000;
    expect(clock.now() - before).to.equal(5110);
  });

  it('makes a wait end as late as the process was held up', async () => {
    const clock = new WorkingClock();
    const begun = performance.now();
    const waiting = waited(clock, 100);
    await new Promise((resolve) => setImmediate(resolve));
    holdUp(400);
    await waiting;
    expect(performance.now() - begun).to.be.at.least(450);
  });

  it('lets what has come in be received before a wait ends', async () => {
    const accepted: Socket[] = [];
    const server = createServer((socket) => accepted.push(socket)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const socket = connect(typeof address === 'object' && address ? address.port : 0, '127.0.0.1');
    await once(socket, 'connect');
    while (accepted.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const clock = new WorkingClock();
    const first = Promise.race([once(socket, 'data').then(() => 'data'), waited(clock, 5).then(() => 'silence')]);
    accepted[0]?.write('x');
    holdUp(60);
    expect(await first).to.equal('data');
    socket.destroy();
    for (const one of accepted) one.destroy();
    server.close();
  });

  it('does not call back a wait that was taken back', async () => {
    const clock = new WorkingClock();
    let called = false;
    clock.after(5, () => {
      called = true;
    })();
    await waited(clock, 20);
    expect(called).to.equal(false);
  });
});
