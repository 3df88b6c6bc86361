import { expect } from 'chai';
import {
  AssociationAborted,
  AssociationRejected,
  ConnectionFailed,
  TimeLimitExceeded,
  TransportClosed,
} from '../errors.ts';
import { type AssociateACOptions, associateAC } from '../upper-layer/associate-builders.ts';
import { connectTransport } from '../upper-layer/connect-transport.ts';
import { listenTransport } from '../upper-layer/listen-transport.ts';
import type { Pdu } from '../upper-layer/pdu/pdu.ts';
import { type RequestOptions, requestAssociation } from './request-association.ts';
import { implicitVR, testRequest } from './testing/loopback.ts';
import { RawAcceptor, type RawPeer } from './testing/raw-peer.ts';

/** Lets the acceptor answer the A-ASSOCIATE-RQ, and tells how the requestor fails, and all that the acceptor got. */
async function failureWith(
  answer: (peer: RawPeer) => void,
  options: RequestOptions = {},
): Promise<{ error: Error; received: string[]; closed: string | undefined }> {
  await using acceptor = await RawAcceptor.listen((pdu, peer) => {
    if (pdu.type === 'A-ASSOCIATE-RQ') answer(peer);
  });
  const error = await requestAssociation(testRequest(), acceptor.connect, options).then(
    () => new Error('it succeeded'),
    (reason: Error) => reason,
  );
  const peer = await acceptor.peer;
  const { how } = await peer.untilClosed();
  return { error, received: peer.received.map(({ type }) => type), closed: how };
}

function accept(more: Partial<AssociateACOptions> = {}): Pdu {
  const presentationContexts = [{ id: 1, result: 0, transferSyntax: implicitVR }];
  const own = { maxLength: 16384, implementationClassUID: '1.2.3' };
  return associateAC({ request: testRequest(), presentationContexts, ...own, ...more });
}

describe('requestAssociation', () => {
  it('tells what the acceptor rejected it for', async () => {
    const { error } = await failureWith((peer) => {
      peer.transport.send({ type: 'A-ASSOCIATE-RJ', result: 1, source: 1, reason: 7 });
    });
    expect(error).to.be.instanceOf(AssociationRejected);
    expect((error as AssociationRejected).pdu.reason).to.equal(7);
    expect(error.message).to.equal(
      'Association rejected: rejected-permanent by service-user: called-AE-title-not-recognized',
    );
  });

  it('tells that the acceptor aborted, or only closed the connection', async () => {
    const aborted = await failureWith((peer) => peer.transport.send({ type: 'A-ABORT', source: 2, reason: 1 }));
    expect(aborted.error).to.be.instanceOf(AssociationAborted);
    expect((aborted.error as AssociationAborted).by).to.equal('provider');
    const closed = await failureWith((peer) => peer.transport.end());
    expect(closed.error).to.be.instanceOf(TransportClosed);
    expect(closed.error.message).to.equal('The peer closed the transport connection without a release');
  });

  it('tells that nothing listens', async () => {
    const server = await listenTransport({ port: 0, onTransport: () => {} });
    await server.close();
    const connect = () => connectTransport({ host: '127.0.0.1', port: server.port });
    const error = await requestAssociation(testRequest(), connect).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(ConnectionFailed);
    expect((error as ConnectionFailed).code).to.equal('ECONNREFUSED');
  });

  it('leaves no connection open when the answer does not come in time', async () => {
    const { error } = await failureWith(() => {}, { timeoutMs: 200 });
    expect(error).to.be.instanceOf(TimeLimitExceeded);
    expect(error.message).to.equal('Association establishment took longer than 200 ms');
  });

  it('aborts when its signal does', async () => {
    const controller = new AbortController();
    const { error, received } = await failureWith(() => controller.abort(new Error('interrupted')), {
      signal: controller.signal,
    });
    expect(error.message).to.equal('interrupted');
    expect(received).to.deep.equal(['A-ASSOCIATE-RQ', 'A-ABORT']);
  });

  it('does not even connect when its signal has aborted already', async () => {
    const connect = (signal: AbortSignal) => connectTransport({ host: '127.0.0.1', port: 1, signal });
    const options = { signal: AbortSignal.abort(new Error('too late')) };
    const error = await requestAssociation(testRequest(), connect, options).catch((reason: Error) => reason);
    expect((error as Error).message).to.equal('too late');
  });

  it('aborts an association of another application context (PS3.7 A.1)', async () => {
    const { error, received } = await failureWith((peer) => {
      peer.transport.send(accept({ applicationContextName: '1.2.3' }));
    });
    expect(error.message).to.include('another application context');
    expect(received).to.deep.equal(['A-ASSOCIATE-RQ', 'A-ABORT']);
  });

  it('aborts an association over which no message could be sent', async () => {
    const { error, received } = await failureWith((peer) => peer.transport.send(accept({ maxLength: 6 })));
    expect(error.message).to.include('at most 6 bytes');
    expect(received).to.deep.equal(['A-ASSOCIATE-RQ', 'A-ABORT']);
  });

  it('gives an association even when every context was refused', async () => {
    await using acceptor = await RawAcceptor.listen((pdu, peer) => {
      if (pdu.type === 'A-ASSOCIATE-RQ') peer.transport.send(accept({ presentationContexts: [{ id: 1, result: 3 }] }));
    });
    const association = await requestAssociation(testRequest(), acceptor.connect);
    expect(association.contexts).to.deep.equal([]);
    expect(association.state).to.equal('Sta6');
  });

  it('is answered an abort by the provider when the acceptor breaks the state machine', async () => {
    const { error, received } = await failureWith((peer) => peer.transport.send({ type: 'A-RELEASE-RP' }));
    expect(error.message).to.equal('Association aborted: the peer sent an unexpected A-RELEASE-RP');
    expect(received).to.deep.equal(['A-ASSOCIATE-RQ', 'A-ABORT']);
  });
});
