/** PS3.8 9.2: a provider in a given state on one side of a connection, and a transport that does anything on the other. */

import { associateAC, associateRQ } from '../associate-builders.ts';
import { encodePdu, type Pdu } from '../pdu/pdu.ts';
import { type ProviderOptions, UpperLayerProvider } from '../provider.ts';
import type { Transport } from '../transport.ts';
import { RecordingUser } from './provider-events.ts';
import { Arrivals, connectedPair, type Pair } from './transports.ts';

export const rq = associateRQ({
  calledAETitle: 'ACCEPTOR',
  callingAETitle: 'REQUESTOR',
  presentationContexts: [{ id: 1, abstractSyntax: '1.2.840.10008.1.1', transferSyntaxes: ['1.2.840.10008.1.2'] }],
  maxLength: 16384,
  implementationClassUID: '1.2.3',
});
export const ac = associateAC({
  request: rq,
  presentationContexts: [{ id: 1, result: 0, transferSyntax: '1.2.840.10008.1.2' }],
  maxLength: 16384,
  implementationClassUID: '1.2.3',
});
export const rj: Pdu = { type: 'A-ASSOCIATE-RJ', result: 1, source: 1, reason: 7 };
export const pdv = { contextId: 1, isCommand: true, isLast: true, fragment: Buffer.from('cmd!') };
export const pData: Pdu = { type: 'P-DATA-TF', pdvs: [pdv] };
export const releaseRQ: Pdu = { type: 'A-RELEASE-RQ' };
export const releaseRP: Pdu = { type: 'A-RELEASE-RP' };
export const userAbort: Pdu = { type: 'A-ABORT', source: 0, reason: 0 };

export function abortBy(source: number, reason: number): string {
  return encodePdu({ type: 'A-ABORT', source, reason }).toString('hex');
}

/** A provider on one side of a connection, and a transport on the other that shows and sends anything. */
export interface Play extends AsyncDisposable {
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
export async function acceptor(options: ProviderOptions = {}, react?: (heard: string, it: UpperLayerProvider) => void) {
  const pair = await connectedPair();
  const user = new RecordingUser((heard) => react?.(heard, provider));
  const provider: UpperLayerProvider = new UpperLayerProvider(user, options);
  provider.accept(pair.acceptor);
  return play(provider, user, pair.requestor, pair);
}

/** The provider in Sta6, as acceptor. */
export async function established(options: ProviderOptions = {}): Promise<Play> {
  const it = await acceptor(options, (heard, provider) => {
    if (heard === 'A-ASSOCIATE indication') provider.associateAccept(ac);
  });
  it.peer.send(rq);
  await it.arrivals.count(1);
  return it;
}

/** The provider in Sta5. */
export async function requestor(options: ProviderOptions = {}): Promise<Play> {
  const pair = await connectedPair();
  const user = new RecordingUser();
  const provider = new UpperLayerProvider(user, options);
  provider.associateRequest(rq, async () => pair.requestor);
  const it = play(provider, user, pair.acceptor, pair);
  await it.arrivals.count(1);
  return it;
}
