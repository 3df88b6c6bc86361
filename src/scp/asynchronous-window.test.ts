import { expect } from 'chai';
import { userInformationOf } from '../upper-layer/associate-views.ts';
import type { CStoreEvent } from './handler.ts';
import { listen } from './listen.ts';
import { minimalDataSet } from './testing/minimal-data-set.ts';
import { TestPeer } from './testing/test-peer.ts';
import { until } from './testing/until.ts';

/** A handler that keeps every operation waiting until the test answers it. */
function waitingHandler() {
  const waiting: { readonly event: CStoreEvent; answer(status: number): void }[] = [];
  const onCStore = (event: CStoreEvent) =>
    new Promise<number>((answer) => {
      waiting.push({ event, answer });
    });
  return { waiting, onCStore };
}

const wide = { asyncWindow: { invoked: 16, performed: 1 } };

describe('the asynchronous operations window of an SCP (PS3.7 D.3.3.3)', () => {
  it('is 16 operations performed unless told otherwise, and never more than asked for', async () => {
    await using scp = await listen({ port: 0 });
    for (const [invoked, granted] of [
      [100, 16],
      [0, 16],
      [4, 4],
    ] as const) {
      await using peer = await TestPeer.connect(scp.port);
      const answer = await peer.request({ asyncWindow: { invoked, performed: 1 } });
      if (answer.type !== 'A-ASSOCIATE-AC') return expect.fail(answer.type);
      expect(userInformationOf(answer).asyncWindow).to.deep.equal({ invoked: granted, performed: 1 });
    }
  });

  it('lets handlers run at once, and answers in the order in which they finish', async () => {
    const { waiting, onCStore } = waitingHandler();
    await using scp = await listen({ port: 0, onCStore });
    await using peer = await TestPeer.associate(scp.port, wide);
    for (const id of [1, 2, 3]) peer.sendStore({ MessageID: id });
    await until(() => waiting.length === 3);
    waiting[2]?.answer(0xc000);
    expect(await peer.response()).to.include({ MessageIDBeingRespondedTo: 3, Status: 0xc000 });
    waiting[0]?.answer(0);
    expect(await peer.response()).to.include({ MessageIDBeingRespondedTo: 1, Status: 0 });
    waiting[1]?.answer(0);
    expect(await peer.response()).to.include({ MessageIDBeingRespondedTo: 2, Status: 0 });
  });

  it('holds a peer back that sends more than the window allows, and answers all in the end', async () => {
    const { waiting, onCStore } = waitingHandler();
    await using scp = await listen({ port: 0, onCStore, asyncWindow: { invoked: 1, performed: 2 } });
    await using peer = await TestPeer.associate(scp.port, wide);
    for (let id = 1; id <= 6; id++) peer.sendStore({ MessageID: id });
    for (let answered = 0; answered < 6; answered++) {
      await until(() => waiting.length > 0);
      expect(waiting.length, 'handlers at once').to.be.at.most(2);
      waiting.shift()?.answer(0);
      expect((await peer.response()).Status).to.equal(0);
    }
  });

  it('is one operation where none was negotiated', async () => {
    const { waiting, onCStore } = waitingHandler();
    await using scp = await listen({ port: 0, onCStore });
    await using peer = await TestPeer.associate(scp.port);
    peer.sendStore({ MessageID: 1 });
    peer.sendStore({ MessageID: 2 });
    for (const id of [1, 2]) {
      await until(() => waiting.length > 0);
      expect(waiting).to.have.length(1);
      waiting.shift()?.answer(0);
      expect(await peer.response()).to.include({ MessageIDBeingRespondedTo: id, Status: 0 });
    }
  });

  it('frees a Message ID with its response', async () => {
    await using scp = await listen({ port: 0, onCStore: async () => 0 });
    await using peer = await TestPeer.associate(scp.port, wide);
    for (let i = 0; i < 3; i++) expect((await peer.store({ MessageID: 5 })).Status).to.equal(0);
  });

  it('answers the duplicate at once and the first operation when it is done', async () => {
    const { waiting, onCStore } = waitingHandler();
    await using scp = await listen({ port: 0, onCStore });
    await using peer = await TestPeer.associate(scp.port, wide);
    peer.sendStore({ MessageID: 9 });
    peer.sendStore({ MessageID: 9 });
    expect((await peer.response()).Status).to.equal(0x0210);
    waiting[0]?.answer(0);
    expect(await peer.response()).to.include({ MessageIDBeingRespondedTo: 9, Status: 0 });
    expect(waiting).to.have.length(1);
  });

  it('tells handlers that the association is over', async () => {
    const { waiting, onCStore } = waitingHandler();
    await using scp = await listen({ port: 0, onCStore });
    const peer = await TestPeer.associate(scp.port, wide);
    peer.sendStore();
    await until(() => waiting.length === 1);
    const { signal } = waiting[0]?.event ?? expect.fail('no event');
    peer.abort();
    await until(() => signal.aborted);
    await until(() => scp.associations === 0);
  });

  it('tells a handler that its time is over', async () => {
    let signal: AbortSignal | undefined;
    const onCStore = (event: CStoreEvent) => {
      signal = event.signal;
      return new Promise<number>(() => {});
    };
    await using scp = await listen({ port: 0, onCStore, handlerTimeLimitMs: 10 });
    await using peer = await TestPeer.associate(scp.port);
    expect((await peer.store()).Status).to.equal(0xc211);
    expect(signal?.aborted).to.equal(true);
    expect(signal?.reason).to.have.property('name', 'TimeLimitExceeded');
  });

  it('gives a handler the request, the requestor and the Data Set', async () => {
    const { waiting, onCStore } = waitingHandler();
    await using scp = await listen({ port: 0, onCStore });
    await using peer = await TestPeer.associate(scp.port);
    peer.sendStore({ MessageID: 3, Priority: 2 });
    await until(() => waiting.length === 1);
    const { event } = waiting[0] ?? expect.fail('no event');
    const { sopClassUID, sopInstanceUID } = minimalDataSet.uids;
    expect(event).to.include({ sopClassUID, sopInstanceUID, transferSyntax: '1.2.840.10008.1.2', call: 1 });
    expect(event.size).to.equal(minimalDataSet().length);
    expect(event.command).to.include({ MessageID: 3, Priority: 2 });
    expect(event.association).to.include({ callingAETitle: 'TEST_SCU', calledAETitle: 'CSTORE_SCP' });
    expect((await event.bytes()).equals(minimalDataSet())).to.equal(true);
    expect(await event.dataSet()).to.include({ SOPClassUID: sopClassUID, SOPInstanceUID: sopInstanceUID });
    waiting[0]?.answer(0);
    expect((await peer.response()).Status).to.equal(0);
  });
});
