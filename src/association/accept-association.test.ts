import { expect } from 'chai';
import { connectTransport } from '../upper-layer/connect-transport.ts';
import { listenTransport } from '../upper-layer/listen-transport.ts';
import type { Pdu } from '../upper-layer/pdu/pdu.ts';
import { type Acceptance, type AcceptOptions, acceptAssociation } from './accept-association.ts';
import { negotiate } from './negotiation.ts';
import { implicitVR, storageClass, testRequest } from './testing/loopback.ts';
import { RawPeer } from './testing/raw-peer.ts';

const accepting: AcceptOptions = {
  negotiate: (request) => negotiate(request, { abstractSyntaxes: new Map([[storageClass, [implicitVR]]]) }),
};

interface Scene {
  readonly peer: RawPeer;
  readonly acceptance: Acceptance;
  /** What the acceptor's callbacks told. */
  readonly told: string[];
}

/** Connects a raw peer to an acceptor, lets them act, and waits until the connection is closed on both sides. */
async function scene(options: Partial<AcceptOptions>, act: (scene: Scene) => Promise<void> | void): Promise<Scene> {
  const told: string[] = [];
  let closed: () => void = () => {};
  const transportClosed = new Promise<void>((resolve) => {
    closed = resolve;
  });
  let acceptance: Acceptance | undefined;
  const onTransportClosed = (): void => {
    told.push('transport closed');
    closed();
  };
  const callbacks = { onNotEstablished: (why: string) => told.push(why), onTransportClosed };
  const server = await listenTransport({
    port: 0,
    onTransport: (transport) => {
      acceptance = acceptAssociation(transport, { ...accepting, ...callbacks, ...options });
    },
  });
  const peer = new RawPeer(await connectTransport({ host: '127.0.0.1', port: server.port }));
  const result: Scene = {
    peer,
    told,
    get acceptance(): Acceptance {
      if (acceptance === undefined) throw new Error('no connection was taken');
      return acceptance;
    },
  };
  try {
    await act(result);
    await peer.untilClosed();
    await transportClosed;
    return result;
  } finally {
    peer.transport.destroy();
    await server.close();
  }
}

function types({ peer }: Scene): Pdu['type'][] {
  return peer.received.map(({ type }) => type);
}

describe('acceptAssociation', () => {
  it('answers, and has an association from then on', async () => {
    const { told } = await scene({}, async ({ peer, acceptance }) => {
      expect(acceptance.association).to.equal(undefined);
      peer.transport.send(testRequest());
      await peer.pdu('A-ASSOCIATE-AC');
      expect(acceptance.association?.negotiated.callingAETitle).to.equal('CALLING');
      peer.transport.send({ type: 'A-RELEASE-RQ' });
      await peer.pdu('A-RELEASE-RP');
      peer.transport.end();
    });
    expect(told).to.deep.equal(['transport closed']);
  });

  it('rejects, waits for the peer to close, and tells why there is no association', async () => {
    const policy = { abstractSyntaxes: new Map(), calledAETitles: ['OTHER'] };
    const result = await scene({ negotiate: (request) => negotiate(request, policy) }, async ({ peer }) => {
      peer.transport.send(testRequest());
      await peer.pdu('A-ASSOCIATE-RJ');
      peer.transport.end();
    });
    expect(result.told).to.deep.equal([
      'rejected-permanent by service-user: called-AE-title-not-recognized',
      'transport closed',
    ]);
  });

  it('closes the connection when no request comes in time (ARTIM)', async () => {
    const result = await scene({ artimMs: 10 }, () => {});
    expect(types(result)).to.deep.equal([]);
    expect(result.told.at(-1)).to.equal('transport closed');
  });

  it('closes the connection when the peer does not after a rejection (ARTIM)', async () => {
    const rejecting = { negotiate: () => ({ type: 'A-ASSOCIATE-RJ', result: 2, source: 3, reason: 1 }) as const };
    const result = await scene({ ...rejecting, artimMs: 1000 }, ({ peer }) => {
      peer.transport.send(testRequest());
    });
    expect(types(result)).to.deep.equal(['A-ASSOCIATE-RJ']);
  });

  it('aborts when the negotiation throws', async () => {
    const throwing = {
      negotiate: () => {
        throw new Error('a bug');
      },
    };
    const result = await scene(throwing, async ({ peer }) => {
      peer.transport.send(testRequest());
      await peer.pdu('A-ABORT');
      peer.transport.end();
    });
    expect(result.told[0]).to.equal('negotiation failed: a bug');
  });

  it('answers a first PDU that is no A-ASSOCIATE-RQ with an abort', async () => {
    const result = await scene({}, async ({ peer }) => {
      peer.transport.send({ type: 'A-RELEASE-RQ' });
      await peer.pdu('A-ABORT');
      peer.transport.end();
    });
    expect(result.told).to.have.lengthOf(2);
  });

  it('closes a connection without an association when it is aborted', async () => {
    const result = await scene({}, async ({ peer, acceptance }) => {
      await new Promise((resolve) => setImmediate(resolve));
      acceptance.abort();
      await peer.untilClosed();
    });
    expect(result.told.at(-1)).to.equal('transport closed');
  });

  it('aborts the association when it is aborted', async () => {
    const result = await scene({}, async ({ peer, acceptance }) => {
      peer.transport.send(testRequest());
      await peer.pdu('A-ASSOCIATE-AC');
      acceptance.abort();
      await peer.pdu('A-ABORT');
      peer.transport.end();
    });
    expect(result.told).to.deep.equal(['transport closed']);
  });
});
