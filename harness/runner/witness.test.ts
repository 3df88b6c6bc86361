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
});
