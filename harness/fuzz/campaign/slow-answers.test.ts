import { expect } from 'chai';
import { SlowAnswers } from './slow-answers.ts';

function slowAfter(answerMs: number, count = 50): SlowAnswers {
  const slow = new SlowAnswers(false);
  for (let at = 0; at < count; at += 1) slow.add({ answerMs });
  return slow;
}

describe('slow answers', () => {
  it('are suspicious far beyond the median of the SUT itself', () => {
    expect(slowAfter(10).add({ answerMs: 3000 })?.class).to.equal('slow');
    expect(slowAfter(10).add({ answerMs: 1500 })).to.equal(undefined);
    expect(slowAfter(400).add({ answerMs: 3000 })).to.equal(undefined);
    expect(new SlowAnswers(false).add({ answerMs: 3000 })).to.equal(undefined);
  });

  it('are suspicious beside what was usual before the campaign, even if all inputs of it are slow', () => {
    const slow = new SlowAnswers(false, 5);
    expect(slow.add({ answerMs: 3000 })?.class).to.equal('slow');
    expect(slow.add({ answerMs: 3000 })?.class).to.equal('slow');
  });

  it('are proven beside a plain request', () => {
    expect(slowAfter(10).beside({ answerMs: 1200 }, 20)?.class).to.equal('slow');
    expect(slowAfter(10).beside({ answerMs: 1200 }, 200)).to.equal(undefined);
    expect(slowAfter(10).beside({ answerMs: 600 }, 1)).to.equal(undefined);
  });

  it('are a warning, and a fail if somebody wants it strict', () => {
    expect(slowAfter(10).beside({ answerMs: 2000 }, 20)?.level).to.equal('warn');
    expect(new SlowAnswers(true).beside({ answerMs: 2000 }, 20)?.level).to.equal('fail');
  });
});
