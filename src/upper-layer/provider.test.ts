/** PS3.8 9.2: the provider as requestor and as acceptor, on TCP, against a peer that sends whatever a test wants. */

import { expect } from 'chai';
import { connectTransport } from './connect-transport.ts';
import { encodePdu } from './pdu/pdu.ts';
import { UpperLayerProvider } from './provider.ts';
import { RecordingUser } from './testing/provider-events.ts';
import {
  abortBy,
  ac,
  acceptor,
  established,
  pData,
  releaseRP,
  releaseRQ,
  requestor,
  rj,
  rq,
} from './testing/provider-play.ts';
import { acceptOne, connectedPair } from './testing/transports.ts';

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
    await using it = await established({ artimMs: 1000 });
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
