import { expect } from 'chai';
import { LineLog, type LogStream } from './line-log.ts';

/** A stream that fails, or does not get rid of what is written, while it is told to. */
class Stream implements LogStream {
  text = '';
  failing = false;
  stuck = false;
  waiting = 0;

  get writableLength(): number {
    return this.waiting;
  }

  write(text: string, done: (error?: Error | null) => void): void {
    if (this.failing) {
      process.nextTick(done, new Error('ENOSPC'));
      return;
    }
    if (this.stuck) this.waiting += text.length;
    else this.text += text;
    process.nextTick(done);
  }
}

const tick = () => new Promise((resolve) => setImmediate(resolve));

describe('The log of a server', () => {
  it('has a line for each line', async () => {
    const stream = new Stream();
    const log = new LineLog(stream);
    log.write('one');
    log.write('two');
    await tick();
    expect(stream.text).to.equal('one\ntwo\n');
    expect(log.dropped).to.equal(0);
  });

  it('drops what cannot be written, and tells how many lines that were as soon as it can', async () => {
    const stream = new Stream();
    const log = new LineLog(stream);
    stream.failing = true;
    log.write('one');
    log.write('two');
    await tick();
    log.write('three');
    await tick();
    stream.failing = false;
    log.write('four');
    log.write('five');
    await tick();
    expect(stream.text).to.equal('\n(3 lines of the log could not be written)\nfour\nfive\n');
    expect(log.dropped).to.equal(3);
  });

  it('keeps a bounded number of bytes for a reader that has stopped', async () => {
    const stream = new Stream();
    const log = new LineLog(stream);
    stream.stuck = true;
    for (let n = 0; n < 3000; n++) log.write('x'.repeat(999));
    expect(stream.waiting).to.be.below(1_100_000);
    expect(log.dropped).to.be.above(1900);
    stream.stuck = false;
    stream.waiting = 0;
    log.write('again');
    await tick();
    expect(stream.text).to.match(/^\n\(\d+ lines of the log could not be written\)\nagain\n$/);
  });
});
