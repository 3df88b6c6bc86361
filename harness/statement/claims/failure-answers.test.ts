import { expect } from 'chai';
import { sameSentence } from './check-value.ts';
import { isMeasurable, sameAnswer } from './failure-answers.ts';

const judged = (claim: string, measured: string) => sameAnswer(claim, measured, 'claimed', false);

describe('An answer to a failure', () => {
  it('is confirmed if a PDU is named without its reason, or the same is said otherwise', () => {
    expect(judged('A-ASSOCIATE-RJ', 'A-ASSOCIATE-RJ 1/1/7')).to.equal('confirmed');
    expect(judged('a-abort', 'A-ABORT 2/0')).to.equal('confirmed');
    expect(judged('No answer', 'nothing')).to.equal('confirmed');
    expect(judged('Accepts any Called AE Title', 'accepts')).to.equal('confirmed');
    expect(judged('A-ABORT; or closes the connection', 'closes the connection')).to.equal('confirmed');
    expect(judged('Opens no other association', 'opens no other association, ends with 1, shown by a, b')).to.equal(
      'confirmed',
    );
  });

  it('is contradicted if another is seen, also one of several', () => {
    expect(judged('A-ASSOCIATE-RJ 1/1/7', 'A-ASSOCIATE-RJ 1/1/1')).to.equal('contradicted');
    expect(judged('A-ASSOCIATE-RJ', 'accepts')).to.equal('contradicted');
    expect(judged('A-ABORT', 'A-ABORT 2/0; or closes the connection')).to.equal('contradicted');
    expect(judged('opens 2 more', 'opens no other association, ends with 1')).to.equal('contradicted');
  });

  it('is neither if it is a sentence', () => {
    expect(judged('The request is rejected, and an entry is logged.', 'A-ASSOCIATE-RJ 1/1/7')).to.equal('untested');
    expect(isMeasurable('It is told that there are too many')).to.equal(false);
    expect(judged('It waits.', 'it waits.')).to.equal('confirmed');
  });
});

describe('A sentence about an instance that comes twice', () => {
  it('is contradicted only by another status', () => {
    const judge = (claim: string) => sameSentence(claim, 'it is answered with 0x0000', 'claimed', false);
    expect(judge('Overwrites it')).to.equal('untested');
    expect(judge('0x0000, and it is replaced')).to.equal('confirmed');
    expect(judge('It is refused with 0x0111')).to.equal('contradicted');
  });
});
