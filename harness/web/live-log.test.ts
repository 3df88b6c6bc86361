import { EventEmitter } from 'node:events';
import { expect } from 'chai';
import { LiveLog } from './live-log.ts';

class Reader extends EventEmitter {
  readonly got: string[] = [];
  destroyed = false;
  isSlow = false;

  write(text: string): boolean {
    this.got.push(text);
    return !this.isSlow;
  }
}

describe('The log of a run that pages read', () => {
  it('is told to each viewer from where it was, in order', () => {
    const log = new LiveLog();
    for (const n of [1, 2, 3]) log.add({ n });
    const [one, other] = [new Reader(), new Reader()];
    log.show(one, 0);
    log.show(other, 2);
    log.add({ n: 4 });
    expect(one.got).to.deep.equal([1, 2, 3, 4].map((n) => `id: ${n}\ndata: {"n":${n}}\n\n`));
    expect(other.got).to.deep.equal(one.got.slice(2));
  });

  it('keeps nothing for a viewer that is slow, and goes on when it can take more', () => {
    const log = new LiveLog();
    const reader = Object.assign(new Reader(), { isSlow: true });
    log.show(reader, 0);
    for (let n = 0; n < 1000; n += 1) log.add({ n });
    expect(reader.got).to.have.lengthOf(1);
    reader.isSlow = false;
    reader.emit('drain');
    expect(reader.got).to.have.lengthOf(1000);
  });

  it('forgets a viewer that goes, and leaves out what was withdrawn', () => {
    const log = new LiveLog();
    const reader = new Reader();
    log.show(reader, 0);
    const at = log.add({ old: true });
    reader.emit('close');
    expect(log.viewers).to.equal(0);
    log.withdraw(at);
    log.add({ new: true });
    const late = new Reader();
    log.show(late, 0);
    expect(late.got).to.deep.equal(['id: 2\ndata: {"new":true}\n\n']);
  });
});
