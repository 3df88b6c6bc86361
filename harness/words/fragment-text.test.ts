import { expect } from 'chai';
import { fragmentLines } from './fragment-text.ts';

/** A PDV of `length` bytes of a fragment. */
function pdv(length: number, control: number): Buffer {
  const head = Buffer.from([0, 0, 0, 0, 1, control]);
  head.writeUInt32BE(length + 2);
  return Buffer.concat([head, Buffer.alloc(length)]);
}

function pData(...pdvs: readonly Buffer[]): Buffer {
  const body = Buffer.concat(pdvs);
  const head = Buffer.from([4, 0, 0, 0, 0, 0]);
  head.writeUInt32BE(body.length, 2);
  return Buffer.concat([head, body]);
}

describe('What a message was cut into', () => {
  const message = Buffer.concat([pData(pdv(10, 1), pdv(46, 1), pdv(12, 3)), pData(pdv(7, 2))]);

  it('is told PDU by PDU, with the length of each fragment and which is the last', () => {
    expect(fragmentLines(message)).to.deep.equal([
      'P-DATA-TF of 92 bytes: command 10, command 46, command 12 last',
      'P-DATA-TF of 19 bytes: data 7 last',
    ]);
  });

  it('is what can be read of bytes that are cut off, and nothing of another PDU', () => {
    expect(fragmentLines(message.subarray(0, 20))).to.deep.equal([
      'P-DATA-TF of 92 bytes: command 10, the rest not kept',
    ]);
    expect(fragmentLines(Buffer.from([5, 0, 0, 0, 0, 4, 0, 0, 0, 0]))).to.deep.equal([]);
  });

  it('is bounded, whatever the lengths say', () => {
    const endless = Buffer.concat([Buffer.from([4, 0, 0xff, 0xff, 0xff, 0xff]), Buffer.alloc(6000)]);
    expect(fragmentLines(endless).join().length).to.be.below(400);
    const many = fragmentLines(Buffer.concat(Array.from({ length: 500 }, () => pData())));
    expect([many.length, many.at(-1)]).to.deep.equal([21, 'and more']);
  });
});
