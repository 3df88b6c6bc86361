/** Two associated sides over a real loopback connection, for tests. */
import { associateRQ } from '../../upper-layer/associate-builders.ts';
import { connectTransport } from '../../upper-layer/connect-transport.ts';
import { listenTransport, type TransportServer } from '../../upper-layer/listen-transport.ts';
import type { AAssociateRQ } from '../../upper-layer/pdu/a-associate-rq.ts';
import type { Transport } from '../../upper-layer/transport.ts';
import type { AsynchronousOperationsWindow, RoleSelection } from '../../upper-layer/user-information.ts';
import { type AcceptOptions, acceptAssociation } from '../accept-association.ts';
import type { AcceptorPolicy } from '../acceptor-policy.ts';
import type { Association } from '../association.ts';
import type { AssociationHandler } from '../association-handler.ts';
import type { IncomingRequest } from '../incoming-request.ts';
import { negotiate } from '../negotiation.ts';
import { type RequestOptions, requestAssociation } from '../request-association.ts';

export const storageClass = '1.2.840.10008.5.1.4.38.1';
export const implicitVR = '1.2.840.10008.1.2';

/** An A-ASSOCIATE-RQ with one context for `storageClass`. */
export function testRequest(
  options: { maxLength?: number; asyncWindow?: AsynchronousOperationsWindow; roles?: RoleSelection[] } = {},
): AAssociateRQ {
  return associateRQ({
    calledAETitle: 'CALLED',
    callingAETitle: 'CALLING',
    presentationContexts: [{ id: 1, abstractSyntax: storageClass, transferSyntaxes: [implicitVR] }],
    maxLength: 0x10000,
    implementationClassUID: '1.2.3',
    ...options,
  });
}

export interface LoopbackOptions {
  readonly request?: Parameters<typeof testRequest>[0];
  readonly policy?: Partial<AcceptorPolicy>;
  readonly handler?: AssociationHandler;
  readonly accept?: Partial<AcceptOptions>;
  readonly requestor?: RequestOptions;
}

/** A requestor and an acceptor, associated. Both are gone when it is disposed of. */
export class Loopback implements AsyncDisposable {
  readonly requestor: Association;
  readonly acceptor: Association;
  readonly #server: TransportServer;
  readonly #transports: readonly Transport[];

  private constructor(requestor: Association, acceptor: Association, server: TransportServer, ends: Transport[]) {
    this.requestor = requestor;
    this.acceptor = acceptor;
    this.#server = server;
    this.#transports = ends;
  }

  static async open(options: LoopbackOptions = {}): Promise<Loopback> {
    const acceptors: (() => Association | undefined)[] = [];
    const ends: Transport[] = [];
    const policy: AcceptorPolicy = { abstractSyntaxes: new Map([[storageClass, [implicitVR]]]), ...options.policy };
    const server = await listenTransport({
      port: 0,
      onTransport: (transport) => {
        ends.push(transport);
        const acceptance = acceptAssociation(transport, {
          negotiate: (request) => negotiate(request, policy),
          handler: options.handler,
          ...options.accept,
        });
        acceptors.push(() => acceptance.association);
      },
    });
    const connect = async (): Promise<Transport> => {
      const transport = await connectTransport({ host: '127.0.0.1', port: server.port });
      ends.push(transport);
      return transport;
    };
    const requestor = await requestAssociation(testRequest(options.request), connect, options.requestor);
    const acceptor = acceptors[0]?.();
    if (acceptor === undefined) throw new Error('the acceptor has no association');
    return new Loopback(requestor, acceptor, server, ends);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const transport of this.#transports) transport.destroy();
    await this.#server.close();
  }
}

/** A handler that keeps what comes, for a test to answer when it likes. */
export class RecordingHandler implements AssociationHandler {
  readonly requests: IncomingRequest[] = [];
  readonly ends: string[] = [];
  readonly #fragments: Buffer[] = [];
  readonly #awaited: { count: number; resolve: () => void }[] = [];

  onRequest(_association: Association, request: IncomingRequest): void {
    this.requests.push(request);
    if (request.complete) this.#arrived();
  }

  onDataFragment(_association: Association, _request: IncomingRequest, fragment: Buffer, isLast: boolean): void {
    this.#fragments.push(fragment);
    if (isLast) this.#arrived();
  }

  /** The Data Sets received, one after the other. */
  get dataSet(): Buffer {
    return Buffer.concat(this.#fragments);
  }

  onClosed(_association: Association, { how }: { how: string }): void {
    this.ends.push(how);
  }

  /** Resolves when so many requests have come whole. */
  complete(count: number): Promise<void> {
    return new Promise((resolve) => {
      this.#awaited.push({ count, resolve });
      this.#arrived();
    });
  }

  /** The n-th request, counting from 0. */
  request(n: number): IncomingRequest {
    const request = this.requests[n];
    if (request === undefined) throw new Error(`request ${n} has not come`);
    return request;
  }

  #arrived(): void {
    const count = this.requests.filter((request) => request.complete).length;
    for (const awaited of this.#awaited) if (count >= awaited.count) awaited.resolve();
  }
}
