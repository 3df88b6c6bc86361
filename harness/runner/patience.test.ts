import { expect } from 'chai';
import { Patience } from './patience.ts';

function answering(answers: number, takingMs: number): Patience {
  const patience = new Patience();
  for (let i = 0; i < answers; i++) patience.came('other', takingMs);
  return patience;
}

describe('the patience with a SUT that serves one association at a time', () => {
  it('waits in full until a case of the clause was silent in full', () => {
    const patience = answering(100, 2);
    expect(patience.limit('x', 3000)).to.equal(3000);
    patience.silence('x', 3000, 3000);
    expect(patience.limit('x', 3000)).to.equal(400);
    expect(patience.limit('y', 3000)).to.equal(3000);
  });

  it('counts what it has shortened', () => {
    const patience = answering(100, 2);
    patience.silence('x', 3000, 3000);
    expect(patience.shortened).to.equal(0);
    patience.silence('x', 400, 3000);
    expect(patience.shortened).to.equal(1);
  });

  it('waits longer for a SUT that usually takes longer, and never for more than the limit', () => {
    const slow = answering(100, 12);
    slow.silence('x', 3000, 3000);
    expect(slow.limit('x', 3000)).to.equal(1200);
    expect(slow.limit('x', 300)).to.equal(300);
    const slower = answering(100, 200);
    slower.silence('x', 3000, 3000);
    expect(slower.limit('x', 3000)).to.equal(3000);
  });

  it('waits in full for a clause that was answered late', () => {
    const patience = answering(100, 2);
    patience.silence('x', 3000, 3000);
    patience.came('x', 900);
    expect(patience.limit('x', 3000)).to.equal(3000);
  });

  it('waits in full as long as little is known of the SUT', () => {
    const patience = answering(10, 2);
    patience.silence('x', 3000, 3000);
    expect(patience.limit('x', 3000)).to.equal(3000);
  });
});
