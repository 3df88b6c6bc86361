/** PS3.8 9.2: the provider as requestor and as acceptor, on TCP, against a peer that sends whatever a test wants. */

import { expect } from 'chai';
import { associateAC, associateRQ } from './associate-builders.ts';
import { connectTransport } from './connect-transport.ts';
import { encodePdu, type Pdu } from './pdu/pdu.ts';
import { type ProviderOptions, UpperLayerProvider } from './provider.ts';
import { RecordingUser } from './testing/provider-events.ts';
import { Arrivals, acceptOne, connectedPair, type Pair } from './testing/transports.ts';
import type { Transport } from './transport.ts';

const rq = associateRQ({
  calledAETitle: 'ACCEPTOR',
  callingAETitle: 'REQUESTOR',
  presentationContexts: [{ id: 1, abstractSyntax: '1.2.840.10008.1.1', transferSyntaxes: ['1.2.840.10008.1.2'] }],
  maxLength: 16384,
  implementationClassUID: '1.2.3',
});
const ac = associateAC({
  request: rq,
  presentationContexts: [{ id: 1, result: 0, transferSyntax: '1.2.840.10008.1.2' }],
  maxLength: 16384,
  implementationClassUID: '1.2.3',
});
const rj: Pdu = { type: 'A-ASSOCIATE-RJ', result: 1, source: 1, reason: 7 };
const pdv = { contextId: 1, isCommand: true, isLast: true, fragment: Buffer.from('cmd!') };
const pData: Pdu = { type: 'P-DATA-TF', pdvs: [pdv] };
const releaseRQ: Pdu = { type: 'A-RELEASE-RQ' };
const releaseRP: Pdu = { type: 'A-RELEASE-RP' };
const userAbort: Pdu = { type: 'A-ABORT', source: 0, reason: 0 };

function abortBy(source: number, reason: number): string {
  return encodePdu({ type: 'A-ABORT', source, reason }).toString('hex');
}

/** A provider on one side of a connection, and a transport on the other that shows and sends anything. */
interface Play extends AsyncDisposable {
  readonly provider: UpperLayerProvider;
  readonly user: RecordingUser;
  readonly peer: Transport;
  readonly arrivals: Arrivals;
}

function play(provider: UpperLayerProvider, user: RecordingUser, peer: Transport, pair: Pair): Play {
  const dispose = () => pair[Symbol.asyncDispose]();
  return { provider, user, peer, arrivals: new Arrivals(peer), [Symbol.asyncDispose]: dispose };
}

/** The provider in Sta2. `react` is what its user does when it hears something. */
async function acceptor(options: ProviderOptions = {}, react?: (heard: string, it: UpperLayerProvider) => void) {
  const pair = await connectedPair();
  const user = new RecordingUser((heard) => react?.(heard, provider));
  const provider: UpperLayerProvider = new UpperLayerProvider(user, options);
  provider.accept(pair.acceptor);
  return play(provider, user, pair.requestor, pair);
}

/** The provider in Sta6, as acceptor. */
async function established(options: ProviderOptions = {}): Promise<Play> {
  const it = await acceptor(options, (heard, provider) => {
    if (heard === 'A-ASSOCIATE indication') provider.associateAccept(ac);
  });
  it.peer.send(rq);
  await it.arrivals.count(1);
  return it;
}

/** The provider in Sta5. */
async function requestor(options: ProviderOptions = {}): Promise<Play> {
  const pair = await connectedPair();
  const user = new RecordingUser();
  const provider = new UpperLayerProvider(user, options);
  provider.associateRequest(rq, async () => pair.requestor);
  const it = play(provider, user, pair.acceptor, pair);
  await it.arrivals.count(1);
  return it;
}

describe('the provider as requestor', () => {
  it('goes from A-ASSOCIATE to A-RELEASE', async () => {
    await using it = await requestor();
    expect(it.arrivals.decoded).to.deep.equal([{ pdu: rq }]);
    it.peer.send(ac);
    await it.user.hears('A-ASSOCIATE confirmation A-ASSOCIATE-AC');
    expect(it.provider.state).to.equal('Sta6');
    expect(it.provider.pData(encodePdu(pData))).to.equal(true);
    it.peer.send(pData);
    await it.user.hears('P-DATA indication');
    expect(it.provider.releaseRequest()).to.equal(true);
    it.peer.send(releaseRP);
    expect((await it.user.closed()).how).to.equal('local');
    expect(it.user.actions).to.deep.equal(['AE-1', 'AE-2', 'AE-3', 'DT-1', 'DT-2', 'AR-1', 'AR-3']);
    expect(it.provider.state).to.equal('Sta1');
    expect(it.user.heard.at(-1)).to.equal('A-RELEASE confirmation');
  });

  it('confirms a rejection and closes', async () => {
    await using it = await requestor();
    it.peer.send(rj);
    await it.user.closed();
    expect(it.user.heard).to.deep.equal(['A-ASSOCIATE confirmation A-ASSOCIATE-RJ']);
    expect(it.user.transitions.at(-1)).to.equal('Sta5 Evt4 AE-4 Sta1');
  });

  it('still takes P-DATA while it waits for the release response', async () => {
    await using it = await requestor();
    it.peer.send(ac);
    await it.user.hears('A-ASSOCIATE confirmation A-ASSOCIATE-AC');
    it.provider.releaseRequest();
    it.peer.send(pData);
    await it.user.hears('P-DATA indication');
    expect(it.user.transitions.at(-1)).to.equal('Sta7 Evt10 AR-6 Sta7');
  });

  it('takes an A-ASSOCIATE-RQ of the peer for unexpected', async () => {
    await using it = await requestor();
    it.peer.send(rq);
    await it.user.hears('A-P-ABORT indication');
    expect(it.user.transitions.at(-1)).to.equal('Sta5 Evt6 AA-8 Sta13');
    expect(it.user.sent.at(-1)).to.equal(abortBy(2, 2));
  });

  it('indicates an abort where the connection cannot be opened', async () => {
    const { server } = await acceptOne();
    await server.close();
    const user = new RecordingUser();
    const provider = new UpperLayerProvider(user);
    provider.associateRequest(rq, () => connectTransport({ host: '127.0.0.1', port: server.port }));
    expect((await user.closed()).how).to.equal('error');
    expect(user.transitions).to.deep.equal(['Sta1 Evt1 AE-1 Sta4', 'Sta4 Evt17 AA-4 Sta1']);
    expect(user.aborts[0]).to.have.property('kind', 'A-P-ABORT');
    expect(user.aborts[0]?.text).to.include('connection refused');
  });

  it('gives up connecting when its user aborts', async () => {
    const user = new RecordingUser();
    const provider = new UpperLayerProvider(user);
    provider.associateRequest(rq, (signal) => {
      return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    });
    expect(provider.abort()).to.equal(true);
    expect((await user.closed()).how).to.equal('local');
    expect(user.transitions.at(-1)).to.equal('Sta4 Evt15 AA-2 Sta1');
  });

  it('closes a connection that opens after its user aborted', async () => {
    await using pair = await connectedPair();
    const user = new RecordingUser();
    const provider = new UpperLayerProvider(user);
    provider.associateRequest(rq, async () => pair.requestor);
    provider.abort();
    expect((await user.closed()).how).to.equal('local');
    expect(pair.requestor.bytesOut).to.equal(0);
  });

  it('does nothing with a request that cannot be encoded', () => {
    const provider = new UpperLayerProvider({});
    const request = { ...rq, calledAETitle: 'A'.repeat(17) };
    const connecting = () => provider.associateRequest(request, () => Promise.reject(new Error('connected')));
    expect(connecting).to.throw(RangeError, 'at most 16 fit');
    expect(provider.state).to.equal('Sta1');
  });
});

describe('the provider as acceptor', () => {
  it('goes from A-ASSOCIATE to A-RELEASE', async () => {
    await using it = await established();
    expect(it.arrivals.decoded).to.deep.equal([{ pdu: ac }]);
    it.peer.send([encodePdu(pData), encodePdu(releaseRQ)]);
    await it.user.hears('A-RELEASE indication');
    expect(it.provider.pData(encodePdu(pData))).to.equal(true);
    expect(it.provider.releaseResponse()).to.equal(true);
    expect(await it.arrivals.count(3)).to.deep.equal([{ pdu: ac }, { pdu: pData }, { pdu: releaseRP }]);
    it.peer.end();
    expect((await it.user.closed()).how).to.equal('fin');
    expect(it.user.actions).to.deep.equal(['AE-5', 'AE-6', 'AE-7', 'DT-2', 'AR-2', 'AR-7', 'AR-4', 'AR-5']);
  });

  it('rejects when its user does', async () => {
    await using it = await acceptor({}, (_heard, provider) => {
      provider.associateReject({ type: 'A-ASSOCIATE-RJ', result: 1, source: 1, reason: 7 });
    });
    it.peer.send(rq);
    expect(await it.arrivals.count(1)).to.deep.equal([{ pdu: rj }]);
    expect(it.user.transitions.at(-1)).to.equal('Sta3 Evt8 AE-8 Sta13');
  });

  it('rejects a protocol version other than 1 itself, testing bit 0 only', async () => {
    await using refused = await acceptor();
    refused.peer.send({ ...rq, protocolVersion: 0xfffe });
    const expected = { type: 'A-ASSOCIATE-RJ', result: 1, source: 2, reason: 2 };
    expect(await refused.arrivals.count(1)).to.deep.equal([{ pdu: expected }]);
    expect(refused.user.heard).to.deep.equal([]);
    expect(refused.user.transitions.at(-1)).to.equal('Sta2 Evt6 AE-6 Sta13');
    await using taken = await acceptor();
    taken.peer.send({ ...rq, protocolVersion: 0xffff });
    await taken.user.hears('A-ASSOCIATE indication');
  });

  it('rejects itself what it cannot take, by the reason it was given', async () => {
    const congestion = { type: 'A-ASSOCIATE-RJ', result: 2, source: 3, reason: 2 } as const;
    await using it = await acceptor({ acceptable: () => congestion });
    it.peer.send(rq);
    expect(await it.arrivals.count(1)).to.deep.equal([{ pdu: congestion }]);
  });

  it('closes when ARTIM expires before an A-ASSOCIATE-RQ', async () => {
    await using it = await acceptor({ artimMs: 5 });
    expect((await it.user.closed()).how).to.equal('local');
    expect(it.user.transitions.at(-1)).to.equal('Sta2 Evt18 AA-2 Sta1');
    expect((await it.arrivals.closed()).how).to.equal('fin');
  });

  it('closes when ARTIM expires after the release, because the requestor does not close', async () => {
    await using it = await established({ artimMs: 5 });
    it.peer.send(releaseRQ);
    await it.user.hears('A-RELEASE indication');
    it.provider.releaseResponse();
    await it.user.closed();
    expect(it.user.transitions.at(-1)).to.equal('Sta13 Evt18 AA-2 Sta1');
  });

  it('says nothing when the connection closes before an A-ASSOCIATE-RQ', async () => {
    await using it = await acceptor();
    it.peer.end();
    await it.user.closed();
    expect(it.user.transitions.at(-1)).to.equal('Sta2 Evt17 AA-5 Sta1');
    expect(it.user.heard).to.deep.equal([]);
  });
});

describe('a release collision', () => {
  it('ends in an orderly release on both sides', async () => {
    await using pair = await connectedPair();
    const atRequestor = new RecordingUser();
    const atAcceptor = new RecordingUser((heard) => {
      if (heard === 'A-ASSOCIATE indication') accepting.associateAccept(ac);
    });
    const requesting = new UpperLayerProvider(atRequestor);
    const accepting: UpperLayerProvider = new UpperLayerProvider(atAcceptor);
    accepting.accept(pair.acceptor);
    requesting.associateRequest(rq, async () => pair.requestor);
    await atRequestor.hears('A-ASSOCIATE confirmation A-ASSOCIATE-AC');
    requesting.releaseRequest();
    accepting.releaseRequest();
    await Promise.all([atRequestor, atAcceptor].map((user) => user.hears('A-RELEASE indication (collision)')));
    expect([requesting.state, accepting.state]).to.deep.equal(['Sta9', 'Sta10']);
    requesting.releaseResponse();
    await atAcceptor.hears('A-RELEASE confirmation');
    expect([requesting.state, accepting.state]).to.deep.equal(['Sta11', 'Sta12']);
    accepting.releaseResponse();
    await Promise.all([atRequestor.closed(), atAcceptor.closed()]);
    expect(atRequestor.actions.slice(3)).to.deep.equal(['AR-1', 'AR-8', 'AR-9', 'AR-3']);
    expect(atAcceptor.actions.slice(3)).to.deep.equal(['AR-1', 'AR-8', 'AR-10', 'AR-4', 'AR-5']);
  });
});

describe('an abort', () => {
  it('by the local user has source 0 and reason 0', async () => {
    await using it = await established();
    expect(it.provider.abort()).to.equal(true);
    expect(await it.arrivals.count(2)).to.deep.equal([{ pdu: ac }, { pdu: userAbort }]);
    expect(it.provider.state).to.equal('Sta13');
    it.peer.end();
    await it.user.closed();
    expect(it.user.transitions.at(-1)).to.equal('Sta13 Evt17 AR-5 Sta1');
  });

  it('by the user of the peer is an A-ABORT indication, by its provider an A-P-ABORT indication', async () => {
    const kinds = [0, 2].map(async (source) => {
      await using it = await established();
      it.peer.send({ type: 'A-ABORT', source, reason: 1 });
      await it.user.closed();
      expect(it.user.transitions.at(-1)).to.equal('Sta6 Evt16 AA-3 Sta1');
      return it.user.aborts.map(({ kind, text }) => `${kind}: ${text}`);
    });
    expect(await Promise.all(kinds)).to.deep.equal([
      ['A-ABORT: the peer aborted by service-user'],
      ['A-P-ABORT: the peer aborted by service-provider: unrecognized-PDU'],
    ]);
  });

  it('is indicated when the transport closes or is reset', async () => {
    await using closed = await established();
    closed.peer.end();
    await closed.user.closed();
    expect(closed.user.aborts[0]).to.deep.include({ kind: 'A-P-ABORT', text: 'the transport connection closed' });
    await using reset = await established();
    reset.peer.reset();
    await reset.user.closed();
    expect(reset.user.aborts[0]?.close?.how).to.equal('rst');
    expect(reset.user.transitions.at(-1)).to.equal('Sta6 Evt17 AA-4 Sta1');
  });

  /** What arrives in Sta6, and the A-ABORT reason that it deserves (PS3.8 Table 9-26). */
  const offences: readonly [title: string, bytes: Buffer, reason: number][] = [
    ['an unexpected PDU', encodePdu(rq), 2],
    ['an A-RELEASE-RP that nobody asked for', encodePdu(releaseRP), 2],
    ['a PDU-type that is not defined', Buffer.from('ff0000000000', 'hex'), 1],
    ['a PDU whose fields do not fit', Buffer.from('050000000003000000', 'hex'), 6],
    ['a PDV that leaves its PDU', Buffer.from('040000000006ffffffff0103', 'hex'), 6],
    ['a declared length over the limit', Buffer.from('0400ffffffff', 'hex'), 6],
  ];
  for (const [title, bytes, reason] of offences) {
    it(`by this provider has source 2 and reason ${reason} after ${title}`, async () => {
      await using it = await established();
      it.peer.send(bytes);
      await it.user.hears('A-P-ABORT indication');
      expect(it.user.actions.at(-1)).to.equal('AA-8');
      expect(it.user.sent.at(-1)).to.equal(abortBy(2, reason));
      const pdu = { type: 'A-ABORT', source: 2, reason };
      expect(it.user.aborts[0]?.sent).to.deep.equal(pdu);
      expect(await it.arrivals.count(2)).to.deep.equal([{ pdu: ac }, { pdu }]);
    });
  }

  it('by this provider follows when its user finds a P-DATA-TF illegal', async () => {
    await using it = await established();
    expect(it.provider.invalidPdu('presentation context 3 was not accepted', 4)).to.equal(true);
    expect(it.user.sent.at(-1)).to.equal(abortBy(2, 4));
    expect(it.user.aborts[0]?.text).to.include('presentation context 3 was not accepted');
  });

  for (const [title, bytes] of [
    ['an unexpected PDU', encodePdu(pData)],
    ['bytes that are no PDU', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
  ] as const) {
    it(`has source 0 where ${title} comes before any A-ASSOCIATE-RQ (AA-1)`, async () => {
      await using it = await acceptor();
      it.peer.send(bytes);
      expect(await it.arrivals.count(1)).to.deep.equal([{ pdu: userAbort }]);
      expect(it.provider.state).to.equal('Sta13');
      expect(it.user.heard).to.deep.equal([]);
    });
  }

  it('is sent again for an A-ASSOCIATE-RQ or an invalid PDU after it, other PDUs are ignored', async () => {
    await using it = await established();
    it.provider.abort();
    it.peer.send([encodePdu(pData), encodePdu(rq), Buffer.from('ff0000000000', 'hex')]);
    await it.arrivals.count(4);
    expect(it.user.actions.slice(-4)).to.deep.equal(['AA-1', 'AA-6', 'AA-7', 'AA-7']);
    expect(it.user.sent.slice(-2)).to.deep.equal([abortBy(2, 2), abortBy(2, 1)]);
  });
});

describe('a local primitive', () => {
  it('does nothing in a state where Table 9-10 is blank', async () => {
    await using it = await acceptor();
    const refused = [
      it.provider.associateAccept(ac),
      it.provider.associateReject({ type: 'A-ASSOCIATE-RJ', result: 1, source: 1, reason: 1 }),
      it.provider.pData(encodePdu(pData)),
      it.provider.releaseRequest(),
      it.provider.releaseResponse(),
      it.provider.abort(),
    ];
    expect(refused).to.deep.equal(refused.map(() => false));
    expect(it.user.transitions).to.deep.equal(['Sta1 Evt5 AE-5 Sta2']);
    expect(it.user.sent).to.deep.equal([]);
  });

  it('may be called within the indication that it answers', async () => {
    await using it = await acceptor({}, (heard, provider) => {
      if (heard === 'A-ASSOCIATE indication') provider.associateAccept(ac);
      if (heard === 'A-RELEASE indication') provider.releaseResponse();
    });
    it.peer.send([encodePdu(rq), encodePdu(releaseRQ)]);
    expect(await it.arrivals.count(2)).to.deep.equal([{ pdu: ac }, { pdu: releaseRP }]);
  });
});
