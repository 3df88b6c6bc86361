import { expect } from 'chai';
import { type PlannedAnswer, PlannedAnswers } from './planned-answers.ts';

const store = (Status: number, some: Partial<PlannedAnswer> = {}): PlannedAnswer => ({
  to: 'C-STORE-RQ',
  rule: { Status },
  ...some,
});

/** Statuses of the answers that so many C-STORE requests get. */
function taken(planned: readonly PlannedAnswer[], requests: number): (unknown | undefined)[] {
  const answers = new PlannedAnswers(planned);
  return Array.from({ length: requests }, () => answers.take('C-STORE-RQ')?.rule?.Status);
}

describe('the answers of a case', () => {
  it('are given in the order of the steps, each once, and then no more', () => {
    expect(taken([store(1), store(2)], 3)).to.deep.equal([1, 2, undefined]);
  });

  it('are given as often as they say, or always', () => {
    expect(taken([store(1, { times: 2 }), store(2, { times: 'always' })], 5)).to.deep.equal([1, 1, 2, 2, 2]);
  });

  it('are for requests of their kind', () => {
    const answers = new PlannedAnswers([store(1), { to: 'C-ECHO-RQ', rule: { Status: 2 } }]);
    expect(answers.take('C-ECHO-RQ')?.rule?.Status).to.equal(2);
    expect(answers.take('A-RELEASE-RQ')).to.equal(undefined);
    expect(answers.take('C-STORE-RQ')?.rule?.Status).to.equal(1);
  });

  it('may be looked at without a use', () => {
    const answers = new PlannedAnswers([store(1)]);
    expect(answers.peek('C-STORE-RQ')).to.equal(answers.peek('C-STORE-RQ'));
    expect(answers.take('C-STORE-RQ')).to.not.equal(undefined);
    expect(answers.peek('C-STORE-RQ')).to.equal(undefined);
  });

  it('tell which of them expect something and were never given', () => {
    const expecting = store(1, { rule: { Status: 1, expect: { pdu: 'A-ABORT' } } });
    const accepting: PlannedAnswer = { to: 'A-ASSOCIATE-RQ', accept: { expect: { pdu: 'A-ABORT' } } };
    const answers = new PlannedAnswers([expecting, accepting, store(2)]);
    expect(answers.unused).to.deep.equal([expecting, accepting]);
    answers.take('C-STORE-RQ');
    expect(answers.unused).to.deep.equal([accepting]);
  });

  it('keep the requests in the order in which they came', () => {
    const answers = new PlannedAnswers([]);
    answers.came('A-ASSOCIATE-RQ');
    answers.came('C-STORE-RQ');
    expect(answers.requests).to.deep.equal(['A-ASSOCIATE-RQ', 'C-STORE-RQ']);
  });
});
