import { expect } from 'chai';
import { cStoreRSP } from '../dimse/c-store.ts';
import { CommandField } from '../dimse/command-field.ts';
import type { RawCommandElement } from '../dimse/command-set.ts';
import { TimeLimitExceeded } from '../errors.ts';
import type { AssociationHandler } from './association-handler.ts';
import type { DimseResponse } from './dimse-message.ts';
import { Loopback, RecordingHandler, storageClass } from './testing/loopback.ts';

import { answer, answering, dataSet, failure, store, wide } from './testing/operations.ts';

describe('an operation', () => {
  it('brings command and Data Set to the performing side, and its response back', async () => {
    const handler = new RecordingHandler();
    await using pair = await Loopback.open({ handler });
    const operation = pair.requestor.invoke({ contextId: 1, command: store(1), dataSet });
    await handler.complete(1);
    const request = handler.request(0);
    expect(request.command.AffectedSOPInstanceUID).to.equal('1.2.1');
    expect(request.context.abstractSyntax).to.equal(storageClass);
    expect(handler.dataSet.equals(dataSet)).to.equal(true);
    pair.acceptor.respond(request, cStoreRSP(request.command, { Status: 0xa700, ErrorComment: 'full' }));
    const { command, findings, early } = await operation;
    expect([command.Status, command.ErrorComment, findings.length, early]).to.deep.equal([0xa700, 'full', 0, false]);
  });

  it('carries a Data Set of several megabytes, in memory or as an iterable, through small PDUs', async () => {
    const handler = new RecordingHandler();
    await using pair = await Loopback.open({ handler, policy: { maxLength: 4096 } });
    const large = Buffer.alloc(3_000_001, 'the Data Set');
    async function* stretches(): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < large.length; at += 99_999) yield large.subarray(at, at + 99_999);
    }
    for (const [n, source] of [large, stretches()].entries()) {
      const operation = pair.requestor.invoke({ contextId: 1, command: store(1), dataSet: source });
      await handler.complete(n + 1);
      answer(pair.acceptor, handler.request(n), 0);
      await operation;
    }
    expect(handler.dataSet.equals(Buffer.concat([large, large]))).to.equal(true);
  });

  it('waits for its turn while the window is full, and answers may come in any order', async () => {
    const handler = new RecordingHandler();
    await using pair = await Loopback.open({ handler, ...wide });
    const operations = [0, 1, 2, 3, 4].map((n) => pair.requestor.invoke({ contextId: 1, command: store(n), dataSet }));
    await handler.complete(4);
    expect(pair.requestor.outstanding).to.equal(5);
    expect(pair.acceptor.performing).to.equal(4);
    for (const n of [3, 1]) answer(pair.acceptor, handler.request(n), n);
    await handler.complete(5);
    for (const n of [4, 0, 2]) answer(pair.acceptor, handler.request(n), n);
    const statuses = (await Promise.all(operations)).map(({ command }) => command.Status);
    expect(statuses).to.deep.equal([0, 1, 2, 3, 4]);
    expect(handler.requests.some(({ beyondWindow }) => beyondWindow)).to.equal(false);
  });

  it('has a Message ID of its own unless it brings one', async () => {
    const handler = new RecordingHandler();
    await using pair = await Loopback.open({ handler, ...wide });
    const commands = [store(1), store(2, 2), store(3)];
    const operations = commands.map((command) => pair.requestor.invoke({ contextId: 1, command, dataSet }));
    await handler.complete(3);
    expect(handler.requests.map(({ command }) => command.MessageID)).to.deep.equal([1, 2, 3]);
    for (const request of handler.requests) answer(pair.acceptor, request, 0);
    await Promise.all(operations);
  });

  it('may share its Message ID with another one, which the performing side sees', async () => {
    const handler = new RecordingHandler();
    await using pair = await Loopback.open({ handler, ...wide });
    const operations = [1, 2].map((n) => pair.requestor.invoke({ contextId: 1, command: store(n, 7), dataSet }));
    await handler.complete(2);
    expect(handler.requests.map(({ duplicate }) => duplicate)).to.deep.equal([false, true]);
    answer(pair.acceptor, handler.request(1), 0x0210);
    answer(pair.acceptor, handler.request(0), 0x0000);
    expect((await Promise.all(operations)).map(({ command }) => command.Status)).to.deep.equal([0x0210, 0]);
    const third = pair.requestor.invoke({ contextId: 1, command: store(3, 7), dataSet });
    await handler.complete(3);
    expect(handler.request(2).duplicate).to.equal(false);
    answer(pair.acceptor, handler.request(2), 0);
    await third;
  });

  it('beyond the window is seen by the performing side', async () => {
    const handler = new RecordingHandler();
    await using pair = await Loopback.open({ handler });
    for (const n of [1, 2]) pair.requestor.send({ contextId: 1, command: store(n, n), dataSet });
    await handler.complete(2);
    expect(handler.requests.map(({ beyondWindow }) => beyondWindow)).to.deep.equal([false, true]);
  });

  it('that is refused early ends its message early, and the next one goes through', async () => {
    const seen: number[] = [];
    const refusing: AssociationHandler = {
      onRequest: (association, request) => answer(association, request, seen.length === 0 ? 0xa700 : 0),
      onDataFragment: (_association, _request, fragment, isLast) => {
        if (isLast) seen.push(fragment.length);
      },
    };
    await using pair = await Loopback.open({ handler: refusing });
    let produced = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (; produced < 100_000; produced++) yield Buffer.alloc(10_000);
    }
    const refused = await pair.requestor.invoke({ contextId: 1, command: store(1), dataSet: endless() });
    expect([refused.command.Status, refused.early]).to.deep.equal([0xa700, true]);
    const next = await pair.requestor.invoke({ contextId: 1, command: store(2), dataSet });
    expect(next.command.Status).to.equal(0);
    expect(produced).to.be.lessThan(100_000);
    expect(seen).to.have.lengthOf(2);
  });

  it('that is refused early does not keep a release waiting once its end has been sent', async () => {
    const refusing: AssociationHandler = {
      onRequest: (association, request) => answer(association, request, 0xa700),
      onDataFragment: () => undefined,
    };
    await using pair = await Loopback.open({ handler: refusing });
    let release: Promise<void> | undefined;
    async function* untilReleaseIsWanted(): AsyncGenerator<Uint8Array> {
      yield Buffer.alloc(10_000);
      while (release === undefined) await new Promise((resolve) => setImmediate(resolve));
      yield Buffer.alloc(10_000);
    }
    const dataSet = untilReleaseIsWanted();
    expect((await pair.requestor.invoke({ contextId: 1, command: store(1), dataSet })).early).to.equal(true);
    release = pair.requestor.release({ timeoutMs: 5_000 });
    await release;
    expect(pair.requestor.end?.how).to.equal('released');
  });

  it('is sent as wrong as it is wanted, element by element', async () => {
    const handler = new RecordingHandler();
    await using pair = await Loopback.open({ handler });
    const elements: RawCommandElement[] = [
      { tag: 0x0110, value: Buffer.of(9, 0) },
      { tag: 0x0100, value: Buffer.of(1, 0, 0) },
    ];
    const operation = pair.requestor.invoke({ contextId: 1, command: elements });
    await handler.complete(1);
    expect(handler.request(0).findings.map(({ rule }) => rule)).to.include.members(['order', 'odd-length', 'missing']);
    answer(pair.acceptor, handler.request(0), 0x0212);
    expect((await operation).command.MessageIDBeingRespondedTo).to.equal(9);
  });

  it('is answered once only', async () => {
    const handler = new RecordingHandler();
    await using pair = await Loopback.open({ handler });
    const unmatched: DimseResponse[] = [];
    pair.requestor.events.on('unmatched', (response) => unmatched.push(response));
    for (const n of [1, 2]) {
      const operation = pair.requestor.invoke({ contextId: 1, command: store(n), dataSet });
      await handler.complete(n);
      answer(pair.acceptor, handler.request(n - 1), 0);
      answer(pair.acceptor, handler.request(n - 1), 0xc000);
      expect((await operation).command.Status).to.equal(0);
    }
    expect(unmatched).to.deep.equal([]);
  });

  it('is not disturbed by a response that answers nothing, which is told as an event', async () => {
    const handler = new RecordingHandler();
    await using pair = await Loopback.open({ handler });
    const unmatched: (number | undefined)[] = [];
    pair.requestor.events.on('unmatched', ({ command }) => unmatched.push(command.MessageIDBeingRespondedTo));
    const operation = pair.requestor.invoke({ contextId: 1, command: store(1), dataSet });
    await handler.complete(1);
    pair.acceptor.send({ contextId: 1, command: cStoreRSP({ MessageID: 99 }, { Status: 0 }) });
    answer(pair.acceptor, handler.request(0), 0xc000);
    expect((await operation).command.Status).to.equal(0xc000);
    expect(unmatched).to.deep.equal([99]);
  });

  it('may be invoked by the acceptor when the roles allow it', async () => {
    const roles = [{ sopClassUID: storageClass, scuRole: false, scpRole: true }];
    await using pair = await Loopback.open({
      request: { roles },
      policy: { roles: () => ({ scu: false, scp: true }) },
      requestor: { handler: answering },
    });
    expect(pair.acceptor.contexts[0]?.scpRole).to.equal(true);
    const { command } = await pair.acceptor.invoke({ contextId: 1, command: store(1), dataSet });
    expect(command.Status).to.equal(0);
  });

  it('is refused as unrecognized by a side without a handler', async () => {
    await using pair = await Loopback.open({ handler: answering });
    const { command } = await pair.acceptor.invoke({ contextId: 1, command: store(1), dataSet });
    expect([command.CommandField, command.Status]).to.deep.equal([CommandField['C-STORE-RSP'], 0x0211]);
  });
});

describe('the time limit of an operation', () => {
  it('rejects it and leaves the association open when the message was sent', async () => {
    const handler = new RecordingHandler();
    await using pair = await Loopback.open({ handler, ...wide });
    const error = await failure(pair.requestor.invoke({ contextId: 1, command: store(1), dataSet }, { timeoutMs: 10 }));
    expect(error).to.be.instanceOf(TimeLimitExceeded);
    expect(error.message).to.equal('The response took longer than 10 ms');
    const second = pair.requestor.invoke({ contextId: 1, command: store(2), dataSet });
    await handler.complete(2);
    for (const request of handler.requests) answer(pair.acceptor, request, 0);
    expect((await second).command.Status).to.equal(0);
  });

  it('counts for an operation that waits for its turn too, as long as no other one is answered', async () => {
    const handler = new RecordingHandler();
    await using pair = await Loopback.open({ handler });
    const invoke = (timeoutMs: number) =>
      pair.requestor.invoke({ contextId: 1, command: store(1), dataSet }, { timeoutMs });
    const [first, waiting] = await Promise.all([failure(invoke(10)), failure(invoke(20))]);
    for (const error of [first, waiting]) expect(error).to.be.instanceOf(TimeLimitExceeded);
    expect(pair.requestor.outstanding).to.equal(1);
    expect(handler.requests).to.have.lengthOf(1);
  });

  it('aborts the association when the message was sent in part', async () => {
    await using pair = await Loopback.open({ handler: new RecordingHandler() });
    async function* stuck(): AsyncGenerator<Uint8Array> {
      yield Buffer.alloc(10);
      await pair.requestor.closed;
    }
    const options = { timeoutMs: 10 };
    const error = await failure(pair.requestor.invoke({ contextId: 1, command: store(1), dataSet: stuck() }, options));
    expect(error).to.be.instanceOf(TimeLimitExceeded);
    expect((await pair.acceptor.closed).how).to.equal('aborted');
  });

  it('may be a signal instead', async () => {
    const handler = new RecordingHandler();
    await using pair = await Loopback.open({ handler });
    const controller = new AbortController();
    const invoke = () => pair.requestor.invoke({ contextId: 1, command: store(1), dataSet }, controller);
    const operations = [failure(invoke()), failure(invoke())];
    await handler.complete(1);
    controller.abort(new Error('not wanted any more'));
    for (const error of await Promise.all(operations)) expect(error.message).to.equal('not wanted any more');
    expect(pair.requestor.outstanding).to.equal(1);
    expect((await failure(invoke())).message).to.equal('not wanted any more');
  });
});
