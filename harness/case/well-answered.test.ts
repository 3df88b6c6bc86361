import { expect } from 'chai';
import type { PlannedAnswer } from './planned-answers.ts';
import type { ScuStep } from './scu-step.ts';
import { isAnsweredWell, meaningfulSigns, wellAnswered } from './well-answered.ts';

const step = (some: Partial<ScuStep>): ScuStep => ({ verb: 'x', args: { as: 'given' }, steps: [], ...some });
const answering = (...answers: PlannedAnswer[]) => step({ answers });
const store = (rule: PlannedAnswer['rule'] & {}): PlannedAnswer => ({ to: 'C-STORE-RQ', rule });

const rulesOf = (steps: readonly ScuStep[]) =>
  wellAnswered(steps).flatMap(({ answers }) => (answers ?? []).map(({ rule, accept }) => rule ?? accept));

describe('the same case with good answers', () => {
  it('is the plain one if an association is refused', () => {
    const refused = { to: 'A-ASSOCIATE-RQ', times: 'always', accept: { result: 3 } } as const;
    expect(wellAnswered([answering(refused)])).to.deep.equal([]);
  });

  it('is the plain one if the answers differ in their status alone', () => {
    expect(
      wellAnswered([answering(store({ Status: 0 })), answering(store({ Status: 0xa700, ErrorComment: 'x' }))]),
    ).to.deep.equal([]);
  });

  it('asks for the same instances', () => {
    const order = { bulkBytes: 10, runs: 2 };
    expect(wellAnswered([step({ instances: 4, order }), answering(store({ Status: 0xa700 }))])).to.deep.equal([
      { verb: 'x', args: {}, steps: [], instances: 4, order },
    ]);
  });

  it('keeps when the answer comes, and how it is cut', () => {
    const rule = { Status: 0xa700, when: 'command', delayMs: 5, segments: 1, messageIdOffset: 7 } as const;
    expect(rulesOf([answering(store(rule))])).to.deep.equal([{ Status: 0, when: 'command', delayMs: 5, segments: 1 }]);
  });

  it('keeps an answer at its place if one before it or after it is needed', () => {
    const rules = rulesOf([answering(store({ Status: 0xa700 })), answering(store({ Status: 0xa700, delayMs: 5 }))]);
    expect(rules).to.deep.equal([{ Status: 0 }, { Status: 0, delayMs: 5 }]);
  });

  it('ends no association, and answers where nothing was answered', () => {
    expect(wellAnswered([answering(store({ close: 'rst' })), answering(store({ silence: true }))])).to.deep.equal([]);
  });

  it('accepts what the scenario lets it accept, and nothing that is wrong', () => {
    const accept = { maxLength: 256, result: 3, reserved: 9, window: { invoked: 2, performed: 1 }, delayMs: 1 };
    expect(rulesOf([answering({ to: 'A-ASSOCIATE-RQ', times: 'always', accept })])).to.deep.equal([
      { maxLength: 256, window: { invoked: 2, performed: 1 }, delayMs: 1 },
    ]);
    expect(
      rulesOf([answering({ to: 'A-ASSOCIATE-RQ', accept: { maxLength: null, transferSyntax: 'x' } })]),
    ).to.deep.equal([{ maxLength: null, transferSyntax: 'x' }]);
  });

  it('expects and judges nothing', () => {
    expect(wellAnswered([step({ comparisons: 1, awaits: 'C-ECHO-RQ', judge: () => [] })])).to.deep.equal([]);
  });
});

describe('a case in which all is answered well', () => {
  it('answers with success, or says nothing of it', () => {
    const success = store({ Status: 0, to: 'C-STORE-RQ', times: 'always' });
    expect(isAnsweredWell([step({ instances: 3 }), answering(success)])).to.equal(true);
  });

  it('is none in which anything else is answered, or the association is accepted in its own way', () => {
    const others = [store({ Status: 0xb000 }), store({ Status: 0, delayMs: 1 }), store({ silence: true })];
    for (const answer of [...others, { to: 'A-ASSOCIATE-RQ', accept: {} } as const])
      expect(isAnsweredWell([answering(store({ Status: 0 })), answering(answer)])).to.equal(false);
  });
});

describe('the signs that mean something', () => {
  const all = ['exit', 'instances', 'ends', 'duration'] as const;

  it('are all of them, as long as the harness answers', () => {
    expect(meaningfulSigns([answering(store({ Status: 0xa700 }))], all)).to.deep.equal(all);
  });

  it('are all of them if the harness accepts, in whatever words', () => {
    const accepting = { to: 'A-ASSOCIATE-RQ', accept: { result: 0, maxLength: 0 } } as const;
    expect(meaningfulSigns([answering(accepting)], all)).to.deep.equal(all);
  });

  const interfering: readonly PlannedAnswer[] = [
    store({ pdu: 'A-RELEASE-RQ' }),
    store({ close: 'fin' }),
    store({ bytes: '00' }),
    store({ silence: true }),
    store({ Status: 0, after: { close: 'rst' } }),
    { to: 'A-ASSOCIATE-RQ', accept: { result: 3 } },
    { to: 'A-ASSOCIATE-RQ', accept: { result: [0, 3] } },
    { to: 'A-ASSOCIATE-RQ', accept: { unanswered: true } },
    { to: 'A-ASSOCIATE-RQ', accept: { acceptedTransferSyntax: 'absent' } },
    { to: 'A-ASSOCIATE-RQ', accept: { applicationContext: '1.2' } },
    { to: 'A-ASSOCIATE-RQ', accept: { mutate: [{ pduLength: { by: 1 } }] } },
  ];
  for (const answer of interfering) {
    it(`are what the SCU shows by itself after ${JSON.stringify(answer.rule ?? answer.accept)}`, () => {
      expect(meaningfulSigns([answering(answer)], all)).to.deep.equal(['exit']);
    });
  }
});
