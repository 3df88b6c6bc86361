import { expect } from 'chai';
import { Inconclusive } from '../model/outcome.ts';
import type { Operator, OperatorAnswer, OperatorQuestion } from './operator.ts';
import { scuManual } from './scu-manual.ts';
import type { SendOrder } from './sut.ts';

const never = new AbortController().signal;
const at = '2026-01-02T03:04:05.000Z';
const order: SendOrder = {
  host: '127.0.0.1',
  port: 11112,
  calledAETitle: 'HERE',
  callingAETitle: 'THERE',
  instances: [],
  timeoutMs: 1000,
  title: 'A failure is shown',
};

type Answers = readonly Omit<OperatorAnswer, 'at'>[];

/** A person who gives these answers, and what was asked. */
function person(answers: Answers) {
  const asked: OperatorQuestion[] = [];
  const operator: Operator = {
    ask: async (question) => {
      asked.push(question);
      return { ...(answers[asked.length - 1] ?? answers.at(-1) ?? { key: 'stop' }), at };
    },
  };
  return { operator, asked };
}

const send = (answers: Answers, some: Partial<SendOrder> = {}) =>
  scuManual({ operator: person(answers).operator, sendTimeMs: 5000 }).send({ ...order, ...some }, never);

/** Why nothing can be said of the SUT; it is no evidence that a case does not apply. */
async function unjudged(sending: Promise<unknown>): Promise<string> {
  const outcome = await sending.catch((error: unknown) => error);
  expect(outcome).to.be.instanceOf(Inconclusive);
  return (outcome as Inconclusive).message;
}

describe('an SCU that a person makes send', () => {
  it('is asked for with title, address and AE titles, and the time that there is', async () => {
    const { operator, asked } = person([{ key: 'sent' }]);
    await scuManual({ operator, sendTimeMs: 5000 }).send(order, never);
    expect(asked[0]).to.deep.include({
      title: 'A failure is shown',
      host: '127.0.0.1',
      port: 11112,
      calledAETitle: 'HERE',
      callingAETitle: 'THERE',
      instances: 0,
      timeoutMs: 5000,
    });
    const usual = person([{ key: 'sent' }]);
    await scuManual({ operator: usual.operator }).send(order, never);
    expect(usual.asked[0]).to.include({ timeoutMs: 180_000 });
  });

  it('has sent, with or without something to show', async () => {
    expect(await send([{ key: 'sent' }])).to.deep.equal({});
    expect(await send([{ key: 'sent', text: 'a lamp' }])).to.deep.equal({ attested: { text: 'a lamp', at } });
  });

  it('cannot do it, as a person attests, with the time', async () => {
    expect(await send([{ key: 'cannot', text: 'one object only' }])).to.deep.equal({
      notApplicable: `attested by a person at ${at}: one object only`,
    });
    expect(await send([{ key: 'cannot' }])).to.deep.equal({
      notApplicable: `attested by a person at ${at}: the system cannot do that`,
    });
  });

  it('begins again, as often as the person wants, but not without end', async () => {
    let begun = 0;
    const startAgain = () => {
      begun += 1;
    };
    expect(await send([{ key: 'again' }, { key: 'again' }, { key: 'sent' }], { startAgain })).to.deep.equal({});
    expect(begun).to.equal(2);
    expect(await unjudged(send([{ key: 'again' }]))).to.equal('the person asked to begin again 20 times');
  });

  it('is not waited for longer than the time that there is', async () => {
    const silent = send([{ key: 'silent' }]);
    expect(await unjudged(silent)).to.equal('nobody said within 5 s that the system has sent');
  });

  it('is not asked for any more when the person stops', async () => {
    const sut = scuManual({ operator: person([{ key: 'stop' }]).operator });
    expect(sut.stopped?.aborted).to.equal(false);
    expect(await unjudged(sut.send(order, never))).to.equal('the person who operates the system stopped the run');
    expect(sut.stopped?.aborted).to.equal(true);
  });

  it('has cases of its own, one after the other', () => {
    expect(scuManual({ operator: person([]).operator, port: 104 }).policies).to.include({
      concurrency: 1,
      asksPerson: true,
      usualTag: 'operator',
    });
  });
});
