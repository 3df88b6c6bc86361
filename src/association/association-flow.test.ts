import { expect } from 'chai';
import { cStoreRSP } from '../dimse/c-store.ts';
import { encodeCommandSet } from '../dimse/command-set.ts';
import { fragmentMessage } from '../dimse/fragment.ts';
import { encodePDataTF } from '../upper-layer/pdu/p-data-tf.ts';
import type { AssociationHandler } from './association-handler.ts';
import { Loopback, RecordingHandler } from './testing/loopback.ts';

import { answer, answering, dataSet, store } from './testing/operations.ts';

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

  const [_whole = Buffer.alloc(0)] = fragmentMessage(1, encodeCommandSet(store(1, 1)), dataSet, 0);

  it('abort the association: data before any command', async () => {
    const pdv = Buffer.from('04000000000a000000060102' + '00000000', 'hex');
    expect(await abortedBecause(pdv)).to.include('before any command');
  });

  it('abort the association: a context that was not accepted', async () => {
    const [foreign = Buffer.alloc(0)] = fragmentMessage(3, encodeCommandSet(store(1, 1)), undefined, 0);
    expect(await abortedBecause(foreign)).to.include('presentation context 3, which was not accepted');
  });

  it('abort the association at once: nothing after them is handed on, not even of the same PDU', async () => {
    const handler = new RecordingHandler();
    await using pair = await Loopback.open({ handler });
    const data = { contextId: 1, isCommand: false, isLast: true, fragment: dataSet };
    const command = { ...data, isCommand: true, fragment: encodeCommandSet(store(1, 1)) };
    pair.requestor.sendBytes(encodePDataTF({ type: 'P-DATA-TF', pdvs: [data, command, data] }));
    await pair.acceptor.closed;
    expect(handler.requests).to.deep.equal([]);
  });

  it('are not looked for any more once the application has aborted', async () => {
    const handler = new RecordingHandler();
    handler.onRequest = (association) => association.abort();
    await using pair = await Loopback.open({ handler });
    pair.requestor.send({ contextId: 1, command: store(1, 1), dataSet });
    await pair.acceptor.closed;
    expect(handler.dataSet.length).to.equal(0);
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
