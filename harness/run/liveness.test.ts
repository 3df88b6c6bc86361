import { expect } from 'chai';
import { Liveness } from './liveness.ts';

describe('a liveness', () => {
  it('has seen an answer on a connection that was opened later', () => {
    const liveness = new Liveness();
    expect(liveness.hasAnsweredSince(10)).to.equal(false);
    liveness.answered(11);
    expect(liveness.hasAnsweredSince(10)).to.equal(true);
  });

  it('does not take an answer on an older connection for one', () => {
    const liveness = new Liveness();
    liveness.answered(9);
    liveness.answered(4);
    expect(liveness.hasAnsweredSince(10)).to.equal(false);
  });

  it('is called for where there is none, once for several who call at once', async () => {
    let asked = 0;
    const liveness = new Liveness(async () => {
      asked += 1;
      return true;
    });
    const before = performance.now() - 1;
    await Promise.all([liveness.probe(), liveness.probe()]);
    expect(asked).to.equal(1);
    expect(liveness.hasAnsweredSince(before)).to.equal(true);
  });

  it('is none where the SUT does not answer it', async () => {
    const liveness = new Liveness(async () => false);
    await liveness.probe();
    expect(liveness.hasAnsweredSince(0)).to.equal(false);
  });
});
