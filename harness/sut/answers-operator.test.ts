import { expect } from 'chai';
import { answersOperator, type FiledAnswer } from './answers-operator.ts';
import type { OperatorQuestion, Seen } from './operator.ts';

const never = new AbortController().signal;
const at = '2026-01-02T03:04:05.000Z';
const now = () => new Date(at);
const done: Seen = { associations: 1, instances: 3, open: 0, quietMs: 60_000 };

function question(seen: () => Seen = () => done, timeoutMs = 60_000): OperatorQuestion {
  const place = { host: '127.0.0.1', port: 104, calledAETitle: 'A', callingAETitle: 'B' };
  return { title: 't', instances: 3, ...place, timeoutMs, seen };
}

const answered = (...answers: FiledAnswer[]) => answersOperator(answers, now).ask(question(), never);

describe('answers from a file', () => {
  it('are what a person would say, with the time', async () => {
    expect(await answered('sent')).to.deep.equal({ key: 'sent', at });
    expect(await answered({ sent: 'a red lamp' })).to.deep.equal({ key: 'sent', text: 'a red lamp', at });
    expect(await answered({ cannot: 'no such class' })).to.deep.equal({ key: 'cannot', text: 'no such class', at });
    expect(await answered('again')).to.deep.equal({ key: 'again', at });
    expect(await answered('stop')).to.deep.equal({ key: 'stop', at });
  });

  it('are given one after the other, and stop the run when there are no more', async () => {
    const operator = answersOperator(['again', { cannot: 'x' }], now);
    const keys = [];
    for (let asked = 0; asked < 3; asked++) keys.push((await operator.ask(question(), never)).key);
    expect(keys).to.deep.equal(['again', 'cannot', 'stop']);
  });

  it('say that it was sent only when something came, all has ended, and it is quiet', async () => {
    const states: Seen[] = [
      { ...done, associations: 0 },
      { ...done, open: 1 },
      { ...done, quietMs: 10 },
    ];
    let looks = 0;
    const seen = () => states[looks++] ?? done;
    expect((await answersOperator(['sent'], now).ask(question(seen), never)).key).to.equal('sent');
    expect(looks).to.equal(states.length + 1);
  });

  it('are silence if nothing came in time, and no silence if something did', async () => {
    const nothing = question(() => ({ ...done, associations: 0 }), 1);
    expect(await answersOperator(['sent'], now).ask(nothing, never)).to.deep.equal({ key: 'silent', at });
    const open = question(() => ({ ...done, open: 1 }), 1);
    expect((await answersOperator(['sent'], now).ask(open, never)).key).to.equal('sent');
  });

  it('are not waited for when the run is stopped', async () => {
    const stop = new AbortController();
    const asking = answersOperator(['sent'], now).ask(
      question(() => ({ ...done, associations: 0 })),
      stop.signal,
    );
    stop.abort(new Error('stopped'));
    expect(await asking.catch((error: unknown) => error)).to.have.property('message', 'stopped');
  });
});
