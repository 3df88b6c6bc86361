import { expect } from 'chai';
import { Witness } from './witness.ts';

describe('a witness', () => {
  it('has seen an answer on a connection that was opened later', () => {
    const witness = new Witness();
    expect(witness.sawAnswerAfter(10)).to.equal(false);
    witness.answered(11);
    expect(witness.sawAnswerAfter(10)).to.equal(true);
  });

  it('does not take an answer on an older connection for one', () => {
    const witness = new Witness();
    witness.answered(9);
    witness.answered(4);
    expect(witness.sawAnswerAfter(10)).to.equal(false);
  });

  it('is called for where there is none, once for several who call at once', async () => {
    let asked = 0;
    const witness = new Witness(async () => {
      asked += 1;
      return true;
    });
    const before = performance.now() - 1;
    await Promise.all([witness.call(), witness.call()]);
    expect(asked).to.equal(1);
    expect(witness.sawAnswerAfter(before)).to.equal(true);
  });

  it('is none where the SUT does not answer it', async () => {
    const witness = new Witness(async () => false);
    await witness.call();
    expect(witness.sawAnswerAfter(0)).to.equal(false);
  });
});
