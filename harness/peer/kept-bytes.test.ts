import { expect } from 'chai';
import { KeptBytes } from './kept-bytes.ts';

describe('the bytes of a Data Set that are kept', () => {
  it('are those of all fragments, whatever becomes of the memory they came in', () => {
    const kept = new KeptBytes(10_000);
    const fragment = Buffer.from('ab');
    for (let count = 0; count < 5000; count++) kept.add(fragment);
    fragment.fill(0);
    expect(Buffer.from(kept.take() ?? []).toString()).to.equal('ab'.repeat(5000));
  });

  it('are none if there are more than the limit, and those of the next Data Set then', () => {
    const kept = new KeptBytes(4);
    for (const text of ['ab', 'cde', 'f']) kept.add(Buffer.from(text));
    expect(kept.take()).to.equal(undefined);
    kept.add(Buffer.from('gh'));
    expect(Buffer.from(kept.take() ?? []).toString()).to.equal('gh');
  });
});
