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

  it('copies small fragments, so that the PDU they lie in can be freed', () => {
    const queue = new ByteQueue();
    const pdu = Buffer.alloc(100, 7);
    queue.append(pdu.subarray(10, 20));
    pdu.fill(0);
    expect(Buffer.concat(queue.take())).to.deep.equal(Buffer.alloc(10, 7));
  });

  it('keeps large fragments as views, without copying', () => {
    const queue = new ByteQueue();
    const large = Buffer.alloc(64 * 1024);
    queue.append(Buffer.of(1));
    queue.append(large);
    expect(queue.take()[1]).to.equal(large);
  });
});
