import { expect } from 'chai';
import fc from 'fast-check';
import { ByteQueue } from './byte-queue.ts';

describe('ByteQueue', () => {
  it('gives back what went in, in order, however it was cut into fragments', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 200_000 }), { maxLength: 12 }), (lengths) => {
        const queue = new ByteQueue();
        const fragments = lengths.map((length, index) => Buffer.alloc(length, index + 1));
        for (const fragment of fragments) queue.append(fragment);
        const whole = Buffer.concat(fragments);
        expect(queue.length).to.equal(whole.length);
        expect(Buffer.concat(queue.take()).equals(whole)).to.equal(true);
        expect(queue.length).to.equal(0);
        expect(queue.take()).to.deep.equal([]);
      }),
      { numRuns: 50 },
    );
  });

  it('gathers 100,000 fragments of one byte into a few blocks', () => {
    const queue = new ByteQueue();
    for (let i = 0; i < 100_000; i++) queue.append(Buffer.of(i & 0xff));
    expect(queue.chunks()).to.have.length.below(10);
  });

  it('copies fragments, so that what they were received in can be used again', () => {
    for (const length of [10, 64 * 1024]) {
      const queue = new ByteQueue();
      const received = Buffer.alloc(length + 20, 7);
      queue.append(received.subarray(10, 10 + length));
      received.fill(0);
      expect(Buffer.concat(queue.take()).equals(Buffer.alloc(length, 7))).to.equal(true);
    }
  });

  it('uses blocks again once they are given back, and not before', () => {
    const queue = new ByteQueue();
    const fragment = Buffer.alloc(64 * 1024, 1);
    queue.append(fragment);
    const [first] = queue.take();
    queue.append(fragment);
    const second = queue.take();
    expect(second[0]?.buffer).to.not.equal(first?.buffer);
    queue.giveBack(second);
    queue.append(fragment);
    expect(queue.take()[0]?.buffer).to.equal(second[0]?.buffer);
  });
});
