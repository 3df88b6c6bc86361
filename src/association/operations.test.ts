import { expect } from 'chai';
import type { DimseResponse } from './dimse-message.ts';
import { Operation, type OperationKeeper } from './operation.ts';
import { Operations } from './operations.ts';

const keeper: OperationKeeper = { touch: () => {}, onCancelled: () => {}, onSourceFailed: () => {} };

/** An operation, and what became of it. */
function operation(messageID: number, timeoutMs = Number.POSITIVE_INFINITY): { operation: Operation; log: string[] } {
  const log: string[] = [];
  const message = { contextId: 1, messageID, command: Buffer.alloc(0), dataSet: undefined };
  const onReject = (error: unknown): unknown => log.push(`rejected ${(error as Error).message}`);
  return { operation: new Operation(keeper, message, { timeoutMs }, () => log.push('resolved'), onReject), log };
}

function operations(limit: number): { all: Operations; started: number[] } {
  const started: number[] = [];
  const onExpired = (expired: Operation): void => expired.reject(new Error('expired'));
  return { all: new Operations(limit, ({ messageID }) => started.push(messageID), onExpired), started };
}

describe('Operations', () => {
  it('starts no more than the window allows, and the next when one is answered, in any order', () => {
    const { all, started } = operations(2);
    for (const id of [1, 2, 3, 4]) all.add(operation(id).operation);
    expect(started).to.deep.equal([1, 2]);
    expect(all.size).to.equal(4);
    expect(all.take(2)?.messageID).to.equal(2);
    expect(started).to.deep.equal([1, 2, 3]);
    expect(all.take(1)?.messageID).to.equal(1);
    expect(started).to.deep.equal([1, 2, 3, 4]);
    expect(all.size).to.equal(2);
  });

  it('knows no limit when the window is 0', () => {
    const { all, started } = operations(0);
    for (let id = 1; id <= 100; id++) all.add(operation(id).operation);
    expect(started).to.have.lengthOf(100);
  });

  it('knows nothing of a Message ID that is not outstanding, and frees no place for it', () => {
    const { all, started } = operations(1);
    all.add(operation(1).operation);
    all.add(operation(2).operation);
    expect(all.take(2)).to.equal(undefined);
    expect(all.take(9)).to.equal(undefined);
    expect(started).to.deep.equal([1]);
  });

  it('matches responses to operations of one Message ID in the order sent', () => {
    const { all } = operations(0);
    const [first, second] = [operation(7).operation, operation(7).operation];
    all.add(first);
    all.add(second);
    expect([all.take(7), all.take(7), all.take(7)]).to.deep.equal([first, second, undefined]);
  });

  it('gives Message IDs from 1 to 65535 in turn, none that is outstanding', () => {
    const { all } = operations(0);
    all.add(operation(2).operation);
    expect([all.nextMessageID(), all.nextMessageID()]).to.deep.equal([1, 3]);
    for (let i = 0; i < 0xffff - 3; i++) all.nextMessageID();
    expect(all.nextMessageID()).to.equal(1);
  });

  it('takes back an operation that waits, but none that is outstanding', () => {
    const { all, started } = operations(1);
    const [sent, waiting] = [operation(1).operation, operation(2).operation];
    all.add(sent);
    all.add(waiting);
    expect(all.withdraw(waiting)).to.equal(true);
    expect(all.withdraw(sent)).to.equal(false);
    all.take(1);
    expect(started).to.deep.equal([1]);
  });

  it('rejects all of them at the end, those that wait too', () => {
    const { all } = operations(1);
    const each = [operation(1), operation(2)];
    for (const { operation } of each) all.add(operation);
    all.rejectAll(new Error('over'));
    expect(each.map(({ log }) => log)).to.deep.equal([['rejected over'], ['rejected over']]);
    expect(all.size).to.equal(0);
  });

  it('expires those that get no answer in time, and leaves the others alone', async () => {
    const { all } = operations(0);
    const [slow, quick, patient] = [operation(1, 30), operation(2, 10), operation(3)];
    for (const { operation } of [slow, quick, patient]) all.add(operation);
    while (slow.log.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    expect([quick.log, slow.log, patient.log]).to.deep.equal([['rejected expired'], ['rejected expired'], []]);
    all.rejectAll(new Error('over'));
  });

  it('does not expire one that was answered', async () => {
    const { all } = operations(0);
    const [answered, unanswered] = [operation(1, 5), operation(2, 20)];
    for (const { operation } of [answered, unanswered]) all.add(operation);
    all.take(1)?.resolve({} as DimseResponse);
    while (unanswered.log.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    expect(answered.log).to.deep.equal(['resolved']);
    all.rejectAll(new Error('over'));
  });
});
