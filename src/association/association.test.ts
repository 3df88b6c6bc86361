import { once } from 'node:events';
import { expect } from 'chai';
import { cStoreRQ, cStoreRSP } from '../dimse/c-store.ts';
import { CommandField } from '../dimse/command-field.ts';
import { type CommandSet, encodeCommandSet, type RawCommandElement } from '../dimse/command-set.ts';
import { fragmentMessage } from '../dimse/fragment.ts';
import { AssociationAborted, TimeLimitExceeded, TransportClosed } from '../errors.ts';
import type { Association } from './association.ts';
import type { AssociationHandler, IncomingRequest } from './association-handler.ts';
import type { DimseResponse } from './dimse-message.ts';
import { Loopback, RecordingHandler, storageClass } from './testing/loopback.ts';

const wide = {
  request: { asyncWindow: { invoked: 4, performed: 1 } },
  policy: { asyncWindow: { invoked: 1, performed: 4 } },
};
const dataSet = Buffer.from('a Data Set');

function store(instance: number, messageID?: number): CommandSet {
  return cStoreRQ({
    MessageID: messageID,
    AffectedSOPClassUID: storageClass,
    AffectedSOPInstanceUID: `1.2.${instance}`,
  });
}

/** Answers every request as soon as it has come whole. */
const answering: AssociationHandler = {
  onRequest: (association, request) => {
    if (request.complete) association.respond(request, cStoreRSP(request.command, { Status: 0 }));
  },
  onDataFragment: (association, request, _fragment, isLast) => {
    if (isLast) association.respond(request, cStoreRSP(request.command, { Status: 0 }));
  },
};

function failure(operation: Promise<unknown>): Promise<Error> {
  return operation.then(
    () => {
      throw new Error('it succeeded');
    },
    (error: Error) => error,
  );
}

function answer(association: Association, request: IncomingRequest, status: number): void {
  association.respond(request, cStoreRSP(request.command, { Status: status }));
}

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
    await using pair = await Loopback.open({ handler, accept: { idleMs: 15 } });
    const operation = pair.requestor.invoke({ contextId: 1, command: store(1), dataSet });
    await handler.complete(1);
    await new Promise((resolve) => setTimeout(resolve, 40));
    answer(pair.acceptor, handler.request(0), 0);
    expect((await operation).command.Status).to.equal(0);
    const { error } = await pair.acceptor.closed;
    expect(error?.message).to.equal('Association aborted by this side: nothing came for 15 ms');
  });
});

describe('fragments that fit no message', () => {
  /** Sends a stream of PDUs and tells why the acceptor aborted. */
  async function abortedBecause(...pdus: readonly Uint8Array[]): Promise<string | undefined> {
    const handler = new RecordingHandler();
    await using pair = await Loopback.open({ handler });
    for (const bytes of pdus) pair.requestor.sendBytes(bytes);
    const { how } = await pair.requestor.closed;
    expect(how).to.equal('aborted');
    return pair.acceptor.end?.error?.message;
  }

  const [whole = Buffer.alloc(0)] = fragmentMessage(1, encodeCommandSet(store(1, 1)), dataSet, 0);

  it('abort the association: data before any command', async () => {
    const pdv = Buffer.from('04000000000a000000060102' + '00000000', 'hex');
    expect(await abortedBecause(pdv)).to.include('before any command');
  });

  it('abort the association: a context that was not accepted', async () => {
    const [foreign = Buffer.alloc(0)] = fragmentMessage(3, encodeCommandSet(store(1, 1)), undefined, 0);
    expect(await abortedBecause(foreign)).to.include('presentation context 3, which was not accepted');
  });

  it('abort the association at once: nothing after them is handed on', async () => {
    const handler = new RecordingHandler();
    await using pair = await Loopback.open({ handler });
    const pdv = Buffer.from('04000000000a000000060102' + '00000000', 'hex');
    pair.requestor.sendBytes(Buffer.concat([pdv, whole]));
    await pair.acceptor.closed;
    expect(handler.requests).to.deep.equal([]);
  });
});

describe('backpressure', () => {
  it('holds the sender of a large Data Set while the receiver does not read', async () => {
    const handler = new RecordingHandler();
    await using pair = await Loopback.open({ handler });
    let produced = 0;
    async function* source(): AsyncGenerator<Uint8Array> {
      for (; produced < 400; produced++) yield Buffer.alloc(100_000);
    }
    pair.acceptor.pauseReceiving();
    const operation = pair.requestor.invoke({ contextId: 1, command: store(1), dataSet: source() });
    let before = -1;
    while (produced !== before) {
      before = produced;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(produced).to.be.lessThan(400);
    pair.acceptor.resumeReceiving();
    await handler.complete(1);
    answer(pair.acceptor, handler.request(0), 0);
    await operation;
    expect(handler.dataSet.length).to.equal(40_000_000);
  });

  it('holds a peer that does not read its responses', async () => {
    let requests = 0;
    const chatty: AssociationHandler = {
      onRequest: (association, request) => {
        requests++;
        const comment = 'x'.repeat(60_000);
        association.respond(request, { ...cStoreRSP(request.command, { Status: 0xa700 }), ErrorComment: comment });
      },
      onDataFragment: () => {},
    };
    await using pair = await Loopback.open({ handler: chatty });
    pair.requestor.pauseReceiving();
    const total = 2000;
    for (let n = 1; n <= total; n++) pair.requestor.send({ contextId: 1, command: store(n, n), dataSet });
    let before = -1;
    while (requests !== before) {
      before = requests;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(requests).to.be.lessThan(total);
    pair.requestor.resumeReceiving();
    while (requests < total) await new Promise((resolve) => setTimeout(resolve, 5));
  });
});

describe('watching an association', () => {
  it('shows every PDU and transition from the first one on to an observer', async () => {
    const seen: string[] = [];
    await using pair = await Loopback.open({
      handler: answering,
      requestor: {
        observer: {
          onPdu: ({ direction, decoded }) =>
            seen.push(`${direction} ${'pdu' in decoded ? decoded.pdu.type : 'invalid'}`),
          onTransition: ({ event, to }) => seen.push(`${event} ${to}`),
        },
      },
    });
    await pair.requestor.release();
    expect(seen).to.deep.equal([
      'Evt1 Sta4',
      'Evt2 Sta5',
      'sent A-ASSOCIATE-RQ',
      'received A-ASSOCIATE-AC',
      'Evt3 Sta6',
      'Evt11 Sta7',
      'sent A-RELEASE-RQ',
      'received A-RELEASE-RP',
      'Evt13 Sta1',
    ]);
  });

  it('shows what follows to whoever listens to its events, once each', async () => {
    await using pair = await Loopback.open({ handler: answering, policy: { maxLength: 65_536 } });
    const seen: string[] = [];
    for (const name of ['first', 'second']) {
      pair.requestor.events.on('pdu', ({ direction, bytes }) => seen.push(`${name} ${direction} ${bytes[0]}`));
    }
    const large = Buffer.alloc(100_000);
    await pair.requestor.invoke({ contextId: 1, command: store(1), dataSet: large });
    expect(seen.filter((line) => line.startsWith('first'))).to.deep.equal([
      'first sent 4',
      'first sent 4',
      'first received 4',
    ]);
    expect(seen).to.have.lengthOf(6);
  });

  it('tells fragments that break a rule a receiver can live with', async () => {
    await using pair = await Loopback.open({ handler: answering });
    const rules: string[] = [];
    pair.acceptor.events.on('finding', ({ rule }) => rules.push(rule));
    await pair.requestor.invoke({ contextId: 1, command: store(1), dataSet: Buffer.from('odd') });
    expect(rules).to.deep.equal(['odd-fragment']);
  });
});
