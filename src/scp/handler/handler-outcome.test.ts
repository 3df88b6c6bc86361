import { expect } from 'chai';
import type { CStoreEvent, CStoreHandler } from '../handler.ts';
import type { HandlerOutcome } from '../operation-facts.ts';
import { handlerStatus, noAnswer, runHandler } from './handler-outcome.ts';

function outcomeOf(
  handler: CStoreHandler,
  limitMs = 60_000,
  controller = new AbortController(),
): Promise<HandlerOutcome> {
  const event = { signal: controller.signal } as CStoreEvent;
  return new Promise((resolve) => runHandler(handler, event, limitMs, resolve));
}

describe('runHandler', () => {
  it('tells a synchronous answer before it returns', () => {
    const outcomes: HandlerOutcome[] = [];
    runHandler(
      () => 0xa700,
      {} as CStoreEvent,
      1,
      (outcome) => outcomes.push(outcome),
    );
    expect(outcomes).to.deep.equal([{ kind: 'returned', value: 0xa700 }]);
  });

  it('never tells a handler that gives no answer, whatever the time limit', async () => {
    const outcomes: HandlerOutcome[] = [];
    const event = { signal: new AbortController().signal } as CStoreEvent;
    runHandler(
      () => noAnswer,
      event,
      1,
      (outcome) => outcomes.push(outcome),
    );
    // As long as the limit, and begun after it would have been.
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(outcomes).to.deep.equal([]);
  });

  it('tells what a promise resolves with', async () => {
    expect(await outcomeOf(async () => ({ Status: 0 }))).to.deep.equal({ kind: 'returned', value: { Status: 0 } });
  });

  it('tells an exception and a rejection apart from an answer', async () => {
    const error = new Error('no');
    const throwing = (): never => {
      throw error;
    };
    expect(await outcomeOf(throwing)).to.deep.equal({ kind: 'threw', error });
    expect(await outcomeOf(() => Promise.reject(error))).to.deep.equal({ kind: 'threw', error });
  });

  it('gives up a handler that outlives its time limit, and ignores its late answer', async () => {
    let answer: (value: number) => void = () => {};
    const late = new Promise<number>((resolve) => {
      answer = resolve;
    });
    const outcomes: HandlerOutcome[] = [];
    await new Promise<void>((resolve) => {
      runHandler(
        () => late,
        { signal: new AbortController().signal } as CStoreEvent,
        5,
        (outcome) => {
          outcomes.push(outcome);
          resolve();
        },
      );
    });
    answer(0);
    await late;
    await Promise.resolve();
    expect(outcomes).to.deep.equal([{ kind: 'outlived', ms: 5 }]);
  });

  it('stops waiting when the association is over', async () => {
    const controller = new AbortController();
    const outcome = outcomeOf(() => new Promise(() => {}), 10_000, controller);
    controller.abort('gone');
    expect(await outcome).to.deep.equal({ kind: 'threw', error: 'gone' });
  });
});

describe('handlerStatus', () => {
  it('takes an integer of 16 bits as the status', () => {
    expect(handlerStatus(0xc000)).to.deep.equal({ kind: 'status', status: { Status: 0xc000 } });
  });

  it('takes a status Data Set with its Error Comment and Offending Element', () => {
    const value = { Status: 0xa900, ErrorComment: 'why', OffendingElement: 0x00080016 };
    expect(handlerStatus(value)).to.deep.equal({
      kind: 'status',
      status: { Status: 0xa900, ErrorComment: 'why', OffendingElement: [0x00080016] },
    });
  });

  it('misses the status in a Data Set without (0000,0900)', () => {
    for (const value of [{}, { ErrorComment: 'no status here' }, { Status: undefined }, { Status: null }]) {
      expect(handlerStatus(value), JSON.stringify(value)).to.deep.equal({ kind: 'no-status' });
    }
  });

  it('finds no status in anything else', () => {
    const values = ['0x0000', null, undefined, true, 1.5, -1, 0x10000, Number.NaN, 10n, [0], { Status: '0' }, () => 0];
    for (const value of values) expect(handlerStatus(value), String(value)).to.deep.equal({ kind: 'not-a-status' });
  });

  it('drops a comment that is no text and tags that are none', () => {
    expect(handlerStatus({ Status: 1, ErrorComment: 7, OffendingElement: ['(0008,0016)', -1] })).to.deep.equal({
      kind: 'status',
      status: { Status: 1 },
    });
  });
});
