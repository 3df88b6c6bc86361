/** An acceptor for tests of the SCU: takes what its policy says, and answers each request as it is told. */
import { acceptAssociation } from '../../association/accept-association.ts';
import type { AcceptorPolicy } from '../../association/acceptor-policy.ts';
import type { Association } from '../../association/association.ts';
import type { AssociationHandler } from '../../association/association-handler.ts';
import type { IncomingRequest } from '../../association/incoming-request.ts';
import { negotiate } from '../../association/negotiation.ts';
import { responseTo } from '../../dimse/c-store.ts';
import type { CommandSet } from '../../dimse/command-set.ts';
import { uncompressedTransferSyntaxes } from '../../registry/transfer-syntaxes.ts';
import { listenTransport, type TransportServer } from '../../upper-layer/listen-transport.ts';
import type { Transport } from '../../upper-layer/transport.ts';
import type { Peer } from '../open-association.ts';

/** A request that came whole, and its Data Set. */
export interface Received {
  readonly command: CommandSet;
  readonly transferSyntax: string;
  readonly dataSet: Buffer;
  readonly association: Association;
}

export interface TestAcceptorOptions extends Partial<AcceptorPolicy> {
  /** Status, or the whole response; undefined leaves the request without an answer. Default: success. */
  readonly answer?: (received: Received, n: number) => number | CommandSet | undefined;
}

const anything = uncompressedTransferSyntaxes.map(({ uid }) => uid);

/** Listens on a port of its own. */
export class TestAcceptor implements AsyncDisposable, AssociationHandler {
  readonly received: Received[] = [];
  readonly ends: string[] = [];
  associations = 0;
  readonly #answer: NonNullable<TestAcceptorOptions['answer']>;
  readonly #transports: Transport[] = [];
  #server: TransportServer | undefined;

  private constructor(options: TestAcceptorOptions) {
    this.#answer = options.answer ?? (() => 0x0000);
  }

  static async listen(options: TestAcceptorOptions = {}): Promise<TestAcceptor> {
    const acceptor = new TestAcceptor(options);
    const policy = { abstractSyntaxes: () => anything, ...options };
    acceptor.#server = await listenTransport({
      port: 0,
      onTransport: (transport) => {
        acceptor.#transports.push(transport);
        acceptAssociation(transport, { negotiate: (request) => negotiate(request, policy), handler: acceptor });
      },
    });
    return acceptor;
  }

  get peer(): Peer {
    return { host: '127.0.0.1', port: this.#server?.port ?? 0, calledAETitle: 'ACCEPTOR' };
  }

  onEstablished(): void {
    this.associations++;
  }

  onRequest(association: Association, request: IncomingRequest): void {
    request.data = [];
    if (!request.hasDataSet) this.#complete(association, request);
  }

  onDataFragment(association: Association, request: IncomingRequest, fragment: Buffer, isLast: boolean): void {
    (request.data as Buffer[]).push(fragment);
    if (isLast) this.#complete(association, request);
  }

  onClosed(_association: Association, { how }: { how: string }): void {
    this.ends.push(how);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const transport of this.#transports) transport.destroy();
    await this.#server?.close();
  }

  #complete(association: Association, request: IncomingRequest): void {
    const dataSet = Buffer.concat(request.data as Buffer[]);
    const { command, context } = request;
    const received = { command, transferSyntax: context.transferSyntax, dataSet, association };
    this.received.push(received);
    const answer = this.#answer(received, this.received.length);
    if (answer === undefined) return;
    const field = (command.CommandField ?? 0) | 0x8000;
    const response = typeof answer === 'number' ? responseTo(command, field, { Status: answer }) : answer;
    association.respond(request, response);
  }
}
