/** The acceptor of an association: from an open transport connection to an association. PS3.8 7.1.2, 9.2 (Sta2, Sta3). */
import type { AAssociateAC } from '../upper-layer/pdu/a-associate-ac.ts';
import { type AAssociateRJ, describeRejection } from '../upper-layer/pdu/a-associate-rj.ts';
import type { AAssociateRQ } from '../upper-layer/pdu/a-associate-rq.ts';
import { UpperLayerProvider } from '../upper-layer/provider.ts';
import type { UpperLayerUser } from '../upper-layer/provider-user.ts';
import type { Transport } from '../upper-layer/transport.ts';
import type { Association } from './association.ts';
import type { AssociationHandler } from './association-handler.ts';
import { type AssociationObserver, observe } from './association-observer.ts';
import { EstablishedAssociation } from './established-association.ts';

/** Times are in milliseconds. */
export interface AcceptOptions {
  /** Decides on the request, e.g. by `negotiate` with a policy. What it throws aborts. */
  readonly negotiate: (request: AAssociateRQ) => AAssociateAC | AAssociateRJ;
  readonly handler?: AssociationHandler;
  /** ARTIM timer, default 30 s (PS3.8 9.1.5). */
  readonly artimMs?: number;
  /** Aborts an association over which nothing came for so long, unless it is this side that has to act. Default: never. */
  readonly idleMs?: number;
  /** Time limit of what this side invokes, and of its release; default 60 s. */
  readonly timeoutMs?: number;
  /** Sees PDUs and transitions from the first one on. */
  readonly observer?: AssociationObserver;
  /** Called once when the connection ends without an association ever having been established. */
  readonly onNotEstablished?: (why: string) => void;
  /** Called once when the transport connection is closed, whether an association was established or not. */
  readonly onTransportClosed?: () => void;
}

/** A connection on which an A-ASSOCIATE-RQ is awaited, or an association is. */
export interface Acceptance {
  /** Undefined until the A-ASSOCIATE-AC is sent. */
  readonly association: Association | undefined;
  /** Aborts the association, or closes the connection where there is none yet. */
  abort(): void;
}

/** Awaits an A-ASSOCIATE-RQ on the connection, and answers it. Takes over the handlers of the transport. */
export function acceptAssociation(transport: Transport, options: AcceptOptions): Acceptance {
  return new Acceptor(transport, options);
}

class Acceptor implements Acceptance {
  association: Association | undefined;
  readonly #transport: Transport;
  readonly #options: AcceptOptions;
  readonly #user: UpperLayerUser = {};
  readonly #provider: UpperLayerProvider;
  #why: string | undefined;

  constructor(transport: Transport, options: AcceptOptions) {
    this.#transport = transport;
    this.#options = options;
    const user = this.#user;
    user.onAssociateIndication = (request) => this.#onIndication(request);
    user.onAbort = ({ text }) => {
      this.#why ??= text;
    };
    user.onClosed = () => this.#onClosed();
    if (options.observer !== undefined) observe(user, options.observer);
    this.#provider = new UpperLayerProvider(user, { artimMs: options.artimMs });
    this.#provider.accept(transport);
  }

  abort(): void {
    if (this.association !== undefined) this.association.abort();
    else if (!this.#provider.abort()) this.#transport.destroy();
  }

  #onIndication(request: AAssociateRQ): void {
    let answer: AAssociateAC | AAssociateRJ;
    try {
      answer = this.#options.negotiate(request);
    } catch (error) {
      this.#why = `negotiation failed: ${error instanceof Error ? error.message : String(error)}`;
      this.#provider.abort();
      return;
    }
    if (answer.type === 'A-ASSOCIATE-AC') this.#accept(request, answer);
    else {
      this.#why = describeRejection(answer);
      this.#provider.associateReject(answer);
    }
  }

  #accept(request: AAssociateRQ, response: AAssociateAC): void {
    this.#provider.associateAccept(response);
    const { handler, idleMs, timeoutMs } = this.#options;
    const parts = { role: 'acceptor', provider: this.#provider, user: this.#user, request, response } as const;
    this.association = new EstablishedAssociation({ ...parts, handler, idleMs, timeoutMs });
    const onClosed = this.#user.onClosed;
    this.#user.onClosed = (close) => {
      onClosed?.(close);
      this.#options.onTransportClosed?.();
    };
  }

  #onClosed(): void {
    this.#options.onNotEstablished?.(this.#why ?? 'the connection closed before an association was asked for');
    this.#options.onTransportClosed?.();
  }
}
