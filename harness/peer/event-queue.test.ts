import { expect } from 'chai';
import { EventQueue } from './event-queue.ts';

/** Keeps this process from doing anything else for so many milliseconds. */
function stall(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

describe('the queue of events', () => {
  it('gives what came before it is asked, in order', () => {
    const queue = new EventQueue<string>();
    queue.push('a');
    queue.push('b');
    expect([queue.shift(), queue.shift(), queue.shift()]).to.deep.equal(['a', 'b', undefined]);
  });

  it('tells a wait in vain after its time', async () => {
    const begun = performance.now();
    expect(await new EventQueue<string>().wait(60, () => 'nothing', undefined)).to.equal('nothing');
    expect(performance.now() - begun).to.be.at.least(58);
  });

  it('does not take for late what came while this process had no processor', async () => {
    const queue = new EventQueue<string>();
    const waiting = queue.wait(100, () => 'nothing', undefined);
    stall(150);
    // As what is read from a socket comes: after the timers that have expired meanwhile.
    setImmediate(() => queue.push('a'));
    expect(await waiting).to.equal('a');
  });

  it('is given up when the run is stopped', async () => {
    const stop = new AbortController();
    const waiting = new EventQueue<string>().wait(60_000, () => 'nothing', stop.signal);
    stop.abort(new Error('stopped'));
    expect(await waiting.catch((error: Error) => error.message)).to.equal('stopped');
  });
});
