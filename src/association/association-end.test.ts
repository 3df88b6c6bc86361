import { once } from 'node:events';
import { expect } from 'chai';
import { AssociationAborted, TimeLimitExceeded, TransportClosed } from '../errors.ts';
import type { AssociationHandler } from './association-handler.ts';
import type { DimseResponse } from './dimse-message.ts';
import { Loopback, RecordingHandler } from './testing/loopback.ts';

import { answer, answering, dataSet, failure, store, wide } from './testing/operations.ts';

describe('the end of an association', () => {
  it('by release waits for what is outstanding', async () => {
    const handler = new RecordingHandler();
    await using pair = await Loopback.open({ handler });
    const operation = pair.requestor.invoke({ contextId: 1, command: store(1), dataSet });
    const released = pair.requestor.release();
    await handler.complete(1);
    expect(pair.requestor.state).to.equal('Sta6');
    answer(pair.acceptor, handler.request(0), 0);
    expect((await operation).command.Status).to.equal(0);
    await released;
    expect(await pair.requestor.closed).to.deep.equal({ how: 'released' });
    expect(await pair.acceptor.closed).to.deep.equal({ how: 'released' });
    expect(handler.ends).to.deep.equal(['released']);
  });

  it('by release of the peer waits until it is answered', async () => {
    const handler = new RecordingHandler();
    await using pair = await Loopback.open({ handler, ...wide });
    pair.requestor.send({ contextId: 1, command: store(1, 1), dataSet });
    const unmatched = once(pair.requestor.events, 'unmatched');
    const released = pair.requestor.release();
    await handler.complete(1);
    const [step] = pair.acceptor.state === 'Sta8' ? [] : await once(pair.acceptor.events, 'transition');
    expect(step?.to ?? 'Sta8').to.equal('Sta8');
    answer(pair.acceptor, handler.request(0), 0);
    const [response] = (await unmatched) as [DimseResponse];
    expect(response.command.Status).to.equal(0);
    await released;
  });

  it('by release from both sides at once is a collision, and ends well', async () => {
    await using pair = await Loopback.open({ handler: answering });
    await Promise.all([pair.requestor.release(), pair.acceptor.release()]);
    expect([pair.requestor.end?.how, pair.acceptor.end?.how]).to.deep.equal(['released', 'released']);
  });

  it('by release may come from the acceptor', async () => {
    await using pair = await Loopback.open({ handler: answering });
    await pair.acceptor.release();
    expect((await pair.requestor.closed).how).to.equal('released');
    const error = await failure(pair.requestor.invoke({ contextId: 1, command: store(1), dataSet }));
    expect(error.message).to.equal('The association was released before the response came');
  });

  it('by abort rejects everything outstanding on both sides, with who did it', async () => {
    const handler = new RecordingHandler();
    await using pair = await Loopback.open({ handler, ...wide });
    const invoke = (n: number) => failure(pair.requestor.invoke({ contextId: 1, command: store(n), dataSet }));
    const operations = [1, 2, 3, 4, 5, 6].map(invoke);
    await handler.complete(4);
    pair.acceptor.abort();
    for (const error of await Promise.all(operations)) {
      expect(error).to.be.instanceOf(AssociationAborted);
      expect((error as AssociationAborted).by).to.equal('peer');
      expect(error.message).to.equal('Association aborted: the peer aborted by service-user');
    }
    expect(((await pair.acceptor.closed).error as AssociationAborted).by).to.equal('local');
    expect(handler.ends).to.deep.equal(['aborted']);
  });

  it('lets a side that did not read see how the connection is closed', async () => {
    await using pair = await Loopback.open({ handler: answering });
    pair.acceptor.pauseReceiving();
    const seen: string[] = [];
    pair.acceptor.events.on('transition', ({ event }) => seen.push(event));
    pair.requestor.send({ contextId: 1, command: store(1, 1), dataSet });
    pair.acceptor.abort();
    await pair.acceptor.closed;
    expect(seen).to.deep.equal(['Evt15', 'Evt10', 'Evt17']);
  });

  it('by closing the connection is neither a release nor an abort', async () => {
    const handler = new RecordingHandler();
    await using pair = await Loopback.open({ handler, accept: {} });
    const operation = failure(pair.requestor.invoke({ contextId: 1, command: store(1), dataSet }));
    await handler.complete(1);
    await pair[Symbol.asyncDispose]();
    expect(await operation).to.be.instanceOf(TransportClosed);
    expect(pair.requestor.end?.how).to.equal('closed');
    expect(await failure(pair.requestor.release())).to.be.instanceOf(TransportClosed);
  });

  it('by disposing of it is a release', async () => {
    const pair = await Loopback.open({ handler: answering });
    {
      await using association = pair.requestor;
      await association.invoke({ contextId: 1, command: store(1), dataSet });
    }
    expect((await pair.acceptor.closed).how).to.equal('released');
    await pair[Symbol.asyncDispose]();
  });

  it('comes by abort when a release is not answered in time', async () => {
    const handler = new RecordingHandler();
    await using pair = await Loopback.open({ handler });
    pair.acceptor.pauseReceiving();
    expect(await failure(pair.requestor.release({ timeoutMs: 10 }))).to.be.instanceOf(TimeLimitExceeded);
    expect(pair.requestor.end?.how).to.equal('aborted');
  });

  it('comes by abort when the source of a Data Set fails, with its error', async () => {
    await using pair = await Loopback.open({ handler: new RecordingHandler() });
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield Buffer.alloc(10);
      throw new Error('disk gone');
    }
    const error = await failure(pair.requestor.invoke({ contextId: 1, command: store(1), dataSet: failing() }));
    expect(error.message).to.equal('disk gone');
    expect((await pair.acceptor.closed).how).to.equal('aborted');
  });

  it('comes by abort when a handler throws, and no other association suffers', async () => {
    const throwing: AssociationHandler = {
      onRequest: () => {
        throw new Error('a bug');
      },
      onDataFragment: () => {},
    };
    await using pair = await Loopback.open({ handler: throwing });
    const error = await failure(pair.requestor.invoke({ contextId: 1, command: store(1), dataSet }));
    expect(error).to.be.instanceOf(AssociationAborted);
    expect(pair.acceptor.end?.error?.message).to.equal('Association aborted by this side: its handler failed: a bug');
  });

  it('comes by abort when nothing is heard for too long, not while an answer is owed', async () => {
    const handler = new RecordingHandler();
    await using pair = await Loopback.open({ handler, accept: { idleMs: 1000 } });
    const operation = pair.requestor.invoke({ contextId: 1, command: store(1), dataSet });
    await handler.complete(1);
    await new Promise((resolve) => setTimeout(resolve, 1200));
    answer(pair.acceptor, handler.request(0), 0);
    expect((await operation).command.Status).to.equal(0);
    const { error } = await pair.acceptor.closed;
    expect(error?.message).to.equal('Association aborted by this side: nothing came for 1000 ms');
  });
});
