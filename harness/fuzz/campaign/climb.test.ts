import { expect } from 'chai';
import { Climb } from './climb.ts';
import { input, use } from './testing/fakes.ts';

describe('a climb', () => {
  it('keeps the inputs that came to the most, the greatest first', () => {
    const climb = new Climb();
    for (let score = 1; score <= 100; score += 1) climb.add(input(use('bytes/none', { size: score })), score);
    expect(climb.greatest[0]?.score).to.equal(100);
    expect(climb.parents).to.have.lengthOf(24);
    expect(climb.greatest.at(-1)?.score).to.equal(77);
  });

  it('takes no notice of inputs that came to nothing', () => {
    const climb = new Climb();
    climb.add(input(), 0);
    climb.add(input(), -5);
    expect(climb.parents).to.deep.equal([]);
  });
});
